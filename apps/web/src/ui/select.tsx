import { type SelectHTMLAttributes, useId } from 'react'
import styles from './field.module.css'

type Props = SelectHTMLAttributes<HTMLSelectElement> & { label: string; hint?: string | undefined }

/** The phone's own list, with its label above. */
export const Select = ({ label, hint, children, ...rest }: Props) => {
  const id = useId()
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <select {...rest} id={id} className={styles.control} aria-describedby={hint ? `${id}-hint` : undefined}>
        {children}
      </select>
      {hint ? (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      ) : null}
    </div>
  )
}
