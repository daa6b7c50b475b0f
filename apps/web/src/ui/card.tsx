import type { ReactNode } from 'react'
import styles from './card.module.css'
import { classNames } from './class-names.ts'

type Props = {
  children: ReactNode
  /** With the millimetre paper of a technical drawing. */
  drawing?: boolean
  className?: string | undefined
}

export const Card = ({ children, drawing, className }: Props) => (
  <div className={classNames(styles.card, drawing && styles.drawing, className)}>{children}</div>
)
