import { ApiProblem } from '../../api/problem-note.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { useParams } from '../../router/params.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { practiceMessages } from './messages.ts'
import styles from './practice.module.css'
import { RoundScreen } from './round-screen.tsx'
import { useRound } from './use-round.ts'

export const RoundPage = () => {
  const { roundId = '' } = useParams()
  const words = useMessages(practiceMessages)
  const session = useRound(roundId)
  const { data, error, refetch } = session.round
  if (data) return <RoundScreen key={roundId} round={data} session={session} />
  return (
    <div className={styles.column}>
      {error ? <ApiProblem error={error} safe={words.roundSafe} retry={() => void refetch()} /> : <Skeleton />}
    </div>
  )
}
