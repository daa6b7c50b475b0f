import { ProblemError } from '@lianbing/contract/client'
import { useQuery } from '@tanstack/react-query'
import { apiQuery } from '../../api/client.ts'
import { codeOf, isWorthRetrying } from '../../api/problem.ts'
import { ApiProblem } from '../../api/problem-note.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { useParams } from '../../router/params.ts'
import { useAddress } from '../../router/router.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { RefusedList } from '../questions/send-notes.tsx'
import { quizMessages } from './messages.ts'
import styles from './result.module.css'
import { ResultChange } from './result-changes.tsx'
import { ResultStanding } from './result-standing.tsx'
import { ResultView } from './result-view.tsx'
import { useLateAnswers } from './use-late-answers.ts'

const isStillOpen = (error: unknown) => error instanceof ProblemError && error.code === 'attempt.open'
/** The server closes within 15 s after the end. */
const pollMs = 3_000

export const ResultPage = () => {
  const { attemptId = '' } = useParams()
  const words = useMessages(quizMessages)
  const { state } = useAddress()
  const { data, error, refetch } = useQuery({
    ...apiQuery('GET /api/attempts/:attemptId/result', { params: { attemptId } }),
    // An open page stands still, but who comes back asks: somebody may have opened the attempt again, or voided it.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnMount: 'always',
    retry: (failures, problem) => failures < 2 && isWorthRetrying(problem),
    refetchInterval: (query) => (isStillOpen(query.state.error) ? pollMs : false),
  })
  const late = useLateAnswers(attemptId, data !== undefined && !isStillOpen(error))
  const refused = (state as { refused?: typeof late } | null)?.refused ?? []
  return (
    <>
      <PageHead title={data?.title ?? words.result} back="/attempts" />
      <div className={styles.late}>
        <RefusedList refused={[...refused, ...late]} />
      </div>
      <ResultChange attemptId={attemptId} />
      {isStillOpen(error) ? (
        <EmptyState title={words.awaiting}>
          <p>{words.awaitingMend}</p>
          <ButtonLink to={`/attempts/${attemptId}`}>{words.toAttempt}</ButtonLink>
        </EmptyState>
      ) : data ? (
        <ResultView result={data}>
          <ResultStanding attemptId={attemptId} />
        </ResultView>
      ) : error ? (
        <ApiProblem
          error={error}
          safe={codeOf(error) === 'network' ? words.resultOffline : words.attemptSafe}
          retry={() => void refetch()}
        />
      ) : (
        <Skeleton />
      )}
    </>
  )
}
