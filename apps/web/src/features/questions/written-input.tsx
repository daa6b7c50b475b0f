import type { PracticeQuestion } from '@lianbing/contract'
import { useMessages } from '../../i18n/messages.ts'
import { questionMessages } from './messages.ts'
import styles from './other-inputs.module.css'
import type { Response } from './response.ts'

type Props = {
  question: PracticeQuestion
  response: Response | undefined
  frozen: boolean
  onRespond: (response: Response) => void
}

/** Gaps, a number or a longer text: what is typed. */
export const WrittenInput = ({ question, response, frozen, onRespond }: Props) => {
  const words = useMessages(questionMessages)
  if (question.type === 'written')
    return (
      <label className={styles.field}>
        <span>{words.written}</span>
        <textarea
          rows={6}
          maxLength={10_000}
          disabled={frozen}
          value={response && 'text' in response ? response.text : ''}
          onChange={(event) => onRespond({ text: event.target.value })}
        />
      </label>
    )
  if (question.type === 'numeric')
    return (
      <label className={styles.field}>
        <span>{words.number}</span>
        <span className={styles.measured}>
          <input
            inputMode="decimal"
            autoComplete="off"
            maxLength={40}
            disabled={frozen}
            value={response && 'number' in response ? response.number : ''}
            onChange={(event) =>
              onRespond({ number: event.target.value, ...(question.unit === undefined ? {} : { unit: question.unit }) })
            }
          />
          {question.unit}
        </span>
      </label>
    )
  const texts = Array.from({ length: question.blanks ?? 1 }, (_, index) =>
    response && 'texts' in response ? (response.texts[index] ?? '') : '',
  )
  return texts.map((text, place) => (
    <label key={words.blankNumber(place + 1)} className={styles.field}>
      <span>{words.blankNumber(place + 1)}</span>
      <input
        autoComplete="off"
        maxLength={500}
        disabled={frozen}
        value={text}
        onChange={(event) =>
          onRespond({ texts: texts.map((other, index) => (index === place ? event.target.value : other)) })
        }
      />
    </label>
  ))
}
