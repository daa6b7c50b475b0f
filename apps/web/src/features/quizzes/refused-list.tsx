import type { ProblemCode } from '@lianbing/contract/client'
import { problemTexts } from '../../api/problem-texts.ts'
import { useMessages } from '../../i18n/messages.ts'
import { Button } from '../../ui/button.tsx'
import { questionMessages } from '../questions/messages.ts'
import { quizMessages } from './messages.ts'
import styles from './quizzes.module.css'

type Props = {
  refused: readonly { slot: number; code: ProblemCode | 'network' }[]
  onGo?: (slot: number) => void
}

/** Answers that the server did not take, each with its reason. */
export const RefusedList = ({ refused, onGo }: Props) => {
  const words = useMessages(quizMessages)
  const common = useMessages(questionMessages)
  const problems = useMessages(problemTexts)
  if (refused.length === 0) return null
  return (
    <section className={styles.note} role="alert">
      <h2>{words.refusedList}</h2>
      <p>{words.refusedMend}</p>
      <ul>
        {refused.map(({ slot, code }) => (
          <li key={slot}>
            {onGo ? (
              <Button look="quiet" onClick={() => onGo(slot)}>
                {common.question(slot + 1)}
              </Button>
            ) : (
              <strong>{common.question(slot + 1)}</strong>
            )}{' '}
            {problems[code].title}
          </li>
        ))}
      </ul>
    </section>
  )
}
