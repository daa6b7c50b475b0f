import { useEffect, useState } from 'react'
import { useSignedIn } from '../../api/session.ts'
import { useMessages } from '../../i18n/messages.ts'
import { keptPapers } from '../../outbox/kept-papers.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { ownEpoch } from '../quizzes/attempt-owner.ts'
import styles from './kept-answers.module.css'
import { keptMessages } from './kept-messages.ts'

/** What a page sends while it is left has arrived by then, and is not told. */
const lookMs = 2_000

/** Answers go out only while their quiz or round is open: elsewhere it is said which still wait, with the way there. */
export const KeptAnswers = () => {
  const words = useMessages(keptMessages)
  const { personId } = useSignedIn()
  const [papers, setPapers] = useState<ReadonlyMap<string, number>>(new Map())
  useEffect(() => {
    // Where the device keeps nothing there is nothing to tell.
    const look = () => void keptPapers(personId).then(setPapers, () => {})
    const timer = setInterval(look, lookMs)
    return () => clearInterval(timer)
  }, [personId])
  if (papers.size === 0) return null
  return (
    <ul className={styles.list}>
      {[...papers].map(([paperId, count]) => {
        // A device knows under which epoch it writes an attempt; rounds have none.
        const isQuiz = ownEpoch(paperId) !== undefined
        return (
          <li key={paperId} className={styles.note}>
            <Icon name="waiting" />
            <span>{isQuiz ? words.quiz(count) : words.round(count)}</span>
            <ButtonLink to={isQuiz ? `/attempts/${paperId}` : `/practice/rounds/${paperId}`}>{words.send}</ButtonLink>
          </li>
        )
      })}
    </ul>
  )
}
