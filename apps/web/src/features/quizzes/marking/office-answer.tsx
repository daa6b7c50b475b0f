import { useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { CaseMaterial } from '../../questions/case-material.tsx'
import { ContentView } from '../../questions/content-view.tsx'
import { plainText } from '../../questions/plain-text.ts'
import { QuestionView } from '../../questions/question-view.tsx'
import { Stem } from '../../questions/stem.tsx'
import type { AnswerToMark } from './marking.ts'
import styles from './office-marking.module.css'
import { markingMessages } from './office-marking-messages.ts'

/** The question and what was answered, in large letters. */
export const Answer = ({ answer: { question, response } }: { answer: AnswerToMark }) => {
  const words = useMessages(markingMessages)
  if (!('text' in response)) return <QuestionView question={question} response={response} review={question} />
  return (
    <div>
      {question.material.length > 0 ? <CaseMaterial question={question} place={undefined} /> : null}
      <Stem question={question} />
      <h2>{words.answer}</h2>
      <div className={styles.answer} lang={question.language}>
        {response.text}
      </div>
      {plainText(question.explanation).trim() !== '' ? (
        <details>
          <summary>{words.reference}</summary>
          <ContentView value={question.explanation} />
        </details>
      ) : null}
    </div>
  )
}

/** The two marks between which the caller decides. */
export const Others = ({ others }: Pick<AnswerToMark, 'others'>) => {
  const words = useMessages(markingMessages)
  const format = useFormat()
  if (others.length === 0) return null
  return (
    <section>
      <h2>{words.others}</h2>
      <div className={styles.others}>
        {others.map(({ lines, score, note }, place) => (
          <div key={`${place}`} className={styles.other}>
            <strong>
              {words.markerOf(place + 1)}: {words.fullMarks(format.marks(score))}
            </strong>
            <ul>
              {lines.map(({ text, points, maximum }, line) => (
                <li key={`${line}`}>
                  {text === '' ? words.whole : text}: {format.marks(points)} / {format.marks(maximum)}
                </li>
              ))}
            </ul>
            <span className={styles.soft}>{note === '' ? words.noNote : note}</span>
          </div>
        ))}
      </div>
    </section>
  )
}
