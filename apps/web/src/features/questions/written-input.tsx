import { useId, useLayoutEffect, useRef } from 'react'
import { useMessages } from '../../i18n/messages.ts'
import { questionMessages } from './messages.ts'
import styles from './other-inputs.module.css'
import type { InputProps } from './response.ts'

/** The contract's bound of an answer. */
const longest = 10_000
/** From here on it is said how much room is left. */
const warnAt = 9_000

/** A longer answer in a field that grows with it; a person marks it later, and it says so. */
export const WrittenInput = ({ response, frozen, onRespond }: InputProps) => {
  const words = useMessages(questionMessages)
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const text = response && 'text' in response ? response.text : ''
  useLayoutEffect(() => {
    const area = field.current
    if (!area) return
    area.style.height = 'auto'
    area.style.height = `${area.scrollHeight + 2}px`
  }, [text])
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{words.written}</label>
      <textarea
        ref={field}
        id={id}
        rows={5}
        maxLength={longest}
        readOnly={frozen}
        value={text}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onRespond(event.target.value === '' ? {} : { text: event.target.value })}
      />
      <p id={`${id}-hint`} className={styles.hint}>
        {words.markedLater}
        {text.length > warnAt ? <strong className="tabular"> {words.lettersLeft(longest - text.length)}</strong> : null}
      </p>
    </div>
  )
}
