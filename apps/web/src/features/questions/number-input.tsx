import { readDecimal } from '@lianbing/scoring'
import { useId } from 'react'
import { useMessages } from '../../i18n/messages.ts'
import { questionMessages } from './messages.ts'
import styles from './other-inputs.module.css'
import type { InputProps } from './response.ts'

/** What a Chinese keyboard makes of digits, minus and point, as the number that is meant. */
const plainNumber = (text: string) => text.normalize('NFKC').replace(/[。｡]/g, '.').replace('\u2212', '-')

/** A number with its unit printed behind it. A comma means different things to different people, so it is asked about. */
export const NumberInput = ({ question, response, frozen, onRespond }: InputProps) => {
  const words = useMessages(questionMessages)
  const id = useId()
  const text = response && 'number' in response ? response.number : ''
  const give = (number: string) =>
    onRespond({ number: number.slice(0, 40), ...(question.unit === undefined ? {} : { unit: question.unit }) })
  // Half typed is no fault: a sign or a point alone is on its way.
  const unread = text.trim() !== '' && !/^[+-]?\.?$/.test(text.trim()) && readDecimal(text) === undefined
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{words.number}</label>
      <div className={styles.measured}>
        {frozen ? null : (
          <button
            type="button"
            className={styles.sign}
            aria-label={words.changeSign}
            onClick={() => give(text.startsWith('-') ? text.slice(1) : `-${text}`)}
          >
            ±
          </button>
        )}
        <input
          id={id}
          inputMode="decimal"
          enterKeyHint="done"
          autoComplete="off"
          maxLength={40}
          readOnly={frozen}
          value={text}
          aria-invalid={unread}
          aria-describedby={`${id}-hint`}
          // While letters are being composed the text belongs to the keyboard.
          onChange={({ target, nativeEvent }) =>
            give((nativeEvent as InputEvent).isComposing ? target.value : plainNumber(target.value))
          }
          onCompositionEnd={(event) => give(plainNumber(event.currentTarget.value))}
        />
        {question.unit === undefined ? null : <span className={styles.unit}>{question.unit}</span>}
      </div>
      <p id={`${id}-hint`} className={styles.hint} role="status">
        {unread ? words.noNumber : ''}
      </p>
    </div>
  )
}
