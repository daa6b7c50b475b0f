import type { PracticeQuestion } from '@lianbing/contract'
import { useMessages } from '../../i18n/messages.ts'
import { ContentView } from './content-view.tsx'
import { questionMessages } from './messages.ts'
import styles from './question-view.module.css'
import { letterOf, type Review } from './response.ts'

type Props = { question: PracticeQuestion; keyOf: Review['key'] }

/** The key of what is not a choice, with its pictures and formulas and with what it lets pass. */
export const KeyView = ({ question, keyOf: key }: Props) => {
  const words = useMessages(questionMessages)
  const byLetter = ([a]: [string, string], [b]: [string, string]) =>
    letterOf(question, a).localeCompare(letterOf(question, b))
  const shown = (id: string) => (
    <span className={styles.named}>
      <b>{letterOf(question, id)}</b>
      <span>
        <ContentView
          value={[...question.options, ...question.targets].find((option) => option.id === id)?.content ?? []}
          inLabel
        />
      </span>
    </span>
  )
  if (key.type === 'blanks')
    return (
      <>
        <ol className={styles.key}>
          {key.texts.map((texts, place) => (
            <li key={`${place}`}>
              {key.texts.length > 1 ? `${words.blankNumber(place + 1)} ` : null}
              {texts.map((text, index) => (
                <span key={text}>
                  {index > 0 ? ` ${words.or} ` : null}
                  <strong lang={question.language}>{text}</strong>
                </span>
              ))}
            </li>
          ))}
        </ol>
        {key.anyOrder && key.texts.length > 1 ? <p>{words.anyOrder}</p> : null}
      </>
    )
  if (key.type === 'numeric')
    return (
      <p>
        <strong>{[key.number, key.unit].filter(Boolean).join(' ')}</strong>
        {/[1-9]/.test(key.tolerance)
          ? ` ${words.tolerance([key.tolerance, key.unit].filter(Boolean).join(' '))}`
          : null}
      </p>
    )
  if (key.type === 'ordering')
    return (
      <ol className={styles.key}>
        {key.order.map((id, index) => (
          <li key={id} className={styles.numbered}>
            <span>{index + 1}.</span> {shown(id)}
          </li>
        ))}
      </ol>
    )
  if (key.type === 'matching')
    return (
      <ul className={styles.key}>
        {[...key.pairs].sort(byLetter).map(([left, right]) => (
          <li key={left} className={styles.pair}>
            {shown(left)} <span aria-hidden="true">→</span> {shown(right)}
          </li>
        ))}
      </ul>
    )
  return key.type === 'written' ? <p className={styles.rubric}>{key.rubric || words.noRubric}</p> : null
}
