import { useQuery } from '@tanstack/react-query'
import { apiQuery } from '../../api/client.ts'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { quizMessages } from './messages.ts'
import styles from './result.module.css'

/** Which of one's attempts this is, and which of them counts: it is asked each time, for the next one may change it. */
export const ResultStanding = ({ attemptId }: { attemptId: string }) => {
  const words = useMessages(quizMessages)
  const format = useFormat()
  const { data } = useQuery({
    ...apiQuery('GET /api/attempts/:attemptId/standing', { params: { attemptId } }),
    staleTime: 0,
  })
  if (!data?.standing) return null
  const { counts, place, of, countedPlace, countedScore } = data.standing
  const which =
    countedPlace === null ? [] : [countedPlace === place ? words.countsThis : words.countsOther(countedPlace)]
  const marks = countedScore === null ? [] : [words.countsMarks(format.marks(countedScore))]
  return (
    <p className={styles.standing}>
      {of > 1 ? words.standing(place, of) : null}
      {[words.countsRule[counts], ...which, ...marks].join(words.clause)}
      {words.stop}
    </p>
  )
}
