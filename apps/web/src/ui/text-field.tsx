import { type InputHTMLAttributes, useId } from 'react'
import styles from './field.module.css'
import { Icon } from './icon.tsx'

type Props = InputHTMLAttributes<HTMLInputElement> & {
  label: string
  hint?: string | undefined
  fault?: string | undefined
}

/** A line of text with its label above, its hint and its fault below, all tied together for screen readers. */
export const TextField = ({ label, hint, fault, ...rest }: Props) => {
  const id = useId()
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <input
        {...rest}
        id={id}
        className={styles.control}
        aria-invalid={fault ? true : undefined}
        aria-describedby={`${id}-hint ${id}-fault`}
      />
      {hint ? (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      ) : null}
      <p id={`${id}-fault`} className={styles.fault} role="alert" hidden={!fault}>
        <Icon name="warn" /> {fault}
      </p>
    </div>
  )
}
