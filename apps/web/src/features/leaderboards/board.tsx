import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { apiQuery, call } from '../../api/client.ts'
import { ApiProblem } from '../../api/problem-note.tsx'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useTradeNames } from '../trades/use-trades.ts'
import styles from './board.module.css'
import { BoardTable } from './board-table.tsx'
import { boardMessages } from './messages.ts'
import { MyPlace } from './my-place.tsx'
import { ruleWords } from './rule-words.ts'

type Props = { board: string; period: 'week' | 'all' }

export const Board = ({ board, period }: Props) => {
  const words = useMessages(boardMessages)
  const format = useFormat()
  const trades = useTradeNames()
  const pages = useInfiniteQuery({
    queryKey: ['GET /api/leaderboards/:board', board, period],
    queryFn: ({ pageParam, signal }) =>
      call(
        'GET /api/leaderboards/:board',
        { params: { board }, query: { period, ...(pageParam === null ? {} : { cursor: pageParam }) } },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  })
  const place = useQuery(apiQuery('GET /api/leaderboards/:board/me', { params: { board }, query: { period } }))
  const first = pages.data?.pages[0]
  if (!first)
    return pages.error ? (
      <ApiProblem error={pages.error} safe={words.safe} retry={() => void pages.refetch()} />
    ) : (
      <Skeleton rows={['40%', 'tall', 'tall', 'tall', 'tall', 'tall']} />
    )
  const entries = pages.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <div className={styles.board}>
      <div className={styles.main}>
        {entries.length === 0 ? (
          <EmptyState title={words.empty[period]}>
            <p>{words.emptyMend}</p>
            <ButtonLink to="/quizzes" look="next">
              {words.toQuizzes}
            </ButtonLink>
          </EmptyState>
        ) : (
          <>
            <p className={styles.soft}>{words.people(format.number(first.people))}</p>
            <BoardTable caption={words.table(trades.name(board), words.periods[period])} entries={entries} />
            {pages.isFetchNextPageError ? (
              <ApiProblem error={pages.error} retry={() => void pages.fetchNextPage()} />
            ) : null}
            {pages.hasNextPage ? (
              <Button wide busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
                {words.more}
              </Button>
            ) : null}
          </>
        )}
      </div>
      <section className={styles.rule}>
        <h2>{words.ruleTitle}</h2>
        {ruleWords(first.rule, words).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </section>
      {entries.length > 0 && place.data ? <MyPlace place={place.data} /> : null}
    </div>
  )
}
