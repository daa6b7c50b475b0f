import type { ReactNode } from 'react'
import styles from './figure-plate.module.css'

type FigureProps = { name: string; value: ReactNode; children?: ReactNode }

/** One figure of a plate, with what it means beneath. */
export const PlateFigure = ({ name, value, children }: FigureProps) => (
  <div>
    <dt>{name}</dt>
    <dd>
      {value}
      {children ? <p className={styles.under}>{children}</p> : null}
    </dd>
  </div>
)

type PlateProps = {
  label?: string
  /** With room for a sentence beneath each figure. */
  wide?: boolean
  children: ReactNode
}

/** The figures that matter of something, large, side by side. */
export const FigurePlate = ({ label, wide = false, children }: PlateProps) => (
  <dl className={wide ? styles.wide : styles.plate} aria-label={label}>
    {children}
  </dl>
)
