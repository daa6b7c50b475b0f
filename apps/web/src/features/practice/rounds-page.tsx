import { useInfiniteQuery } from '@tanstack/react-query'
import { call } from '../../api/client.ts'
import { ApiProblem } from '../../api/problem-note.tsx'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { Link } from '../../router/link.tsx'
import { shellMessages } from '../../shell/messages.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { TradeMark } from '../../ui/trade-mark.tsx'
import { useTradeNames } from '../trades/use-trades.ts'
import { practiceMessages } from './messages.ts'
import styles from './practice.module.css'

export const RoundsPage = () => {
  const words = useMessages(practiceMessages)
  const shell = useMessages(shellMessages)
  const format = useFormat()
  const trades = useTradeNames()
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['rounds'],
    queryFn: ({ pageParam, signal }) =>
      call('GET /api/practice/rounds', { query: pageParam === null ? {} : { cursor: pageParam } }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  })
  const rounds = data?.pages.flatMap((page) => page.items)
  return (
    <>
      <PageHead title={words.rounds} back="/practice" />
      {rounds === undefined ? (
        error ? (
          <ApiProblem error={error} retry={() => void refetch()} />
        ) : (
          <Skeleton rows={['tall', 'tall', 'tall', 'tall']} />
        )
      ) : rounds.length === 0 ? (
        <EmptyState title={words.noRounds}>
          <p>{words.noRoundsMend}</p>
          <ButtonLink look="next" to="/practice">
            {words.title}
          </ButtonLink>
        </EmptyState>
      ) : (
        <div className={styles.list}>
          {rounds.map((round) => (
            <Link
              key={round.roundId}
              className={styles.row}
              to={`/practice/rounds/${round.roundId}${round.answered === round.count ? '/summary' : ''}`}
            >
              <TradeMark symbol={trades.symbol(round.tradeCode)} size={36} />
              <span className={styles.rowText}>
                <span>{trades.name(round.tradeCode)}</span>
                <small>
                  {words.modes[round.mode]} · {format.moment(round.startedAt)}
                </small>
              </span>
              <span className={styles.rowFigures}>
                <strong>{words.rightCount(round.right)}</strong>
                <small>{words.answeredOf(round.answered, round.count)}</small>
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
