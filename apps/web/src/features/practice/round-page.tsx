import { useQuery } from '@tanstack/react-query'
import { ApiProblem } from '../../api/problem-note.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { useParams } from '../../router/params.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { practiceMessages } from './messages.ts'
import styles from './practice.module.css'
import { type Round, roundQuery } from './round-query.ts'
import { RoundScreen } from './round-screen.tsx'
import { useRoundSender } from './use-round-sender.ts'

export const RoundPage = () => {
  const { roundId = '' } = useParams()
  const words = useMessages(practiceMessages)
  const { data, error, refetch } = useQuery({ ...roundQuery(roundId), staleTime: Number.POSITIVE_INFINITY })
  if (data) return <Opened key={roundId} round={data} />
  return (
    <div className={styles.column}>
      {error ? <ApiProblem error={error} safe={words.roundSafe} retry={() => void refetch()} /> : <Skeleton />}
    </div>
  )
}

const Opened = ({ round }: { round: Round }) => {
  const sender = useRoundSender(round)
  return sender ? <RoundScreen round={round} sender={sender} /> : null
}
