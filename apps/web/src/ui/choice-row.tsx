import { useId } from 'react'
import styles from './choice-row.module.css'

type Props<V extends string | number> = {
  label: string
  /** Where a heading above says the same. */
  hideLabel?: boolean
  value: V
  choices: { value: V; label: string; note?: string }[]
  onChoose: (value: V) => void
}

/** One of a few, all in sight: native radio buttons under plates. */
export const ChoiceRow = <V extends string | number>({ label, hideLabel, value, choices, onChoose }: Props<V>) => {
  const name = useId()
  return (
    <fieldset className={styles.group}>
      <legend className={hideLabel ? 'visually-hidden' : styles.legend}>{label}</legend>
      <div className={styles.row}>
        {choices.map((choice) => (
          <label key={choice.value} className={styles.choice}>
            <input type="radio" name={name} checked={choice.value === value} onChange={() => onChoose(choice.value)} />
            <span>
              {choice.label}
              {choice.note ? <small>{choice.note}</small> : null}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
