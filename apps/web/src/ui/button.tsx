import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { Link } from '../router/link.tsx'
import styles from './button.module.css'
import { classNames } from './class-names.ts'

type Look = {
  /** `next` is the one next step of a screen; there is at most one. `danger` destroys something. */
  look?: 'next' | 'steel' | 'plain' | 'quiet' | 'danger'
  wide?: boolean
  large?: boolean
  children: ReactNode
}

const names = ({ look = 'plain', wide, large }: Omit<Look, 'children'>) =>
  classNames(styles.button, look !== 'plain' && styles[look], wide && styles.wide, large && styles.large)

export const Button = ({
  look,
  wide,
  large,
  busy = false,
  type = 'button',
  ...rest
}: Look & ButtonHTMLAttributes<HTMLButtonElement> & { busy?: boolean }) => (
  <button
    {...rest}
    type={type}
    aria-busy={busy || undefined}
    disabled={rest.disabled || busy}
    className={names({ look, wide, large } as Look)}
  />
)

export const ButtonLink = ({ look, wide, large, to, children, ...rest }: Look & { to: string; replace?: boolean }) => (
  <Link {...rest} to={to} className={names({ look, wide, large } as Look)}>
    {children}
  </Link>
)
