import { useInfiniteQuery } from '@tanstack/react-query'
import { call } from '../../api/client.ts'
import { ApiProblem } from '../../api/problem-note.tsx'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { Link } from '../../router/link.tsx'
import { shellMessages } from '../../shell/messages.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Icon } from '../../ui/icon.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { TradeMark } from '../../ui/trade-mark.tsx'
import { useTradeNames } from '../trades/use-trades.ts'
import { quizMessages } from './messages.ts'
import styles from './quizzes.module.css'

export const AttemptsPage = () => {
  const words = useMessages(quizMessages)
  const shell = useMessages(shellMessages)
  const format = useFormat()
  const { symbol } = useTradeNames()
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['attempts'],
    queryFn: ({ pageParam, signal }) =>
      call('GET /api/attempts', { query: pageParam === null ? {} : { cursor: pageParam } }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    staleTime: 0,
  })
  const attempts = data?.pages.flatMap((page) => page.items)
  return (
    <>
      <PageHead title={words.attempts} back="/quizzes" />
      {attempts === undefined ? (
        error ? (
          <ApiProblem error={error} safe={words.attemptSafe} retry={() => void refetch()} />
        ) : (
          <Skeleton rows={['tall', 'tall', 'tall']} />
        )
      ) : attempts.length === 0 ? (
        <EmptyState title={words.noAttempts}>
          <p>{words.noAttemptsMend}</p>
          <ButtonLink look="next" to="/quizzes">
            {words.title}
          </ButtonLink>
        </EmptyState>
      ) : (
        <div className={styles.list}>
          {attempts.map((attempt) => (
            <Link
              key={attempt.attemptId}
              className={styles.row}
              to={`/attempts/${attempt.attemptId}${attempt.state === 'active' ? '' : '/result'}`}
            >
              <TradeMark symbol={symbol(attempt.tradeCode)} size={36} />
              <span className={styles.rowText}>
                <span>{attempt.title}</span>
                <small>
                  {format.moment(attempt.startedAt)} ·{' '}
                  {attempt.voided ? words.voided : attempt.awaitingMarks ? words.marking : words.states[attempt.state]}
                </small>
              </span>
              <span className={styles.rowFigures}>
                {attempt.score === null ? null : (
                  <strong>{words.marksOf(format.marks(attempt.score), format.marks(attempt.maximum))}</strong>
                )}
                {attempt.passed === null ? null : (
                  <small>
                    <Icon name={attempt.passed ? 'tick' : 'cross'} size={14} />{' '}
                    {attempt.passed ? words.passed : words.failed}
                  </small>
                )}
              </span>
            </Link>
          ))}
          {hasNextPage ? (
            <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {shell.more}
            </Button>
          ) : null}
        </div>
      )}
    </>
  )
}
