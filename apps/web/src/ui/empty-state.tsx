import type { ReactNode } from 'react'
import styles from './notes.module.css'

/** An empty list that says what to do. */
export const EmptyState = ({ title, children }: { title: string; children?: ReactNode }) => (
  <div className={styles.empty}>
    <p className={styles.title}>{title}</p>
    {children}
  </div>
)
