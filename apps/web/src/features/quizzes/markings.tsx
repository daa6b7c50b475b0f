import type { Output } from '@lianbing/contract/client'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { quizMessages } from './messages.ts'
import styles from './result.module.css'

type Slot = Output<'GET /api/attempts/:attemptId/result'>['slots'][number]

/** What people gave for a written answer, by line of the rubric, and what they said. */
export const Markings = ({ markings }: Pick<Slot, 'markings'>) => {
  const words = useMessages(quizMessages)
  const format = useFormat()
  return markings.map(({ lines, note }, place) => (
    // The marks of a result never change while it is shown.
    <section key={`${place}`} className={styles.markings}>
      <h3>{markings.length > 1 ? words.markedBy(place + 1) : words.byPerson}</h3>
      <ul>
        {lines.map(({ text, points, maximum }, line) => (
          <li key={`${line}`}>
            {text === '' ? words.wholeQuestion : text}：{words.rightMarks(format.marks(points), format.marks(maximum))}
          </li>
        ))}
      </ul>
      {note === '' ? null : <p>{note}</p>}
    </section>
  ))
}
