import { ApiProblem } from '../../api/problem-note.tsx'
import { useSignedIn } from '../../api/session.ts'
import { useLocale } from '../../i18n/locale.ts'
import { useMessages } from '../../i18n/messages.ts'
import { useSearchParams } from '../../router/use-search-params.ts'
import { ChoiceRow } from '../../ui/choice-row.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Select } from '../../ui/select.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useTrades } from '../trades/use-trades.ts'
import styles from './board.module.css'
import { Board } from './board.tsx'
import { boardMessages } from './messages.ts'

const periods = ['week', 'all'] as const

/** The trade and the period stand in the address, so that a board can be sent to somebody. */
export const BoardPage = () => {
  const words = useMessages(boardMessages)
  const locale = useLocale()
  const { tradeCode } = useSignedIn()
  const trades = useTrades()
  const [search, setSearch] = useSearchParams()
  const period = search.get('period') === 'all' ? 'all' : 'week'
  const asked = search.get('trade')
  // A board fills from quizzes, and those need questions; one's own trade and the one that was asked for stand there anyway.
  const offered = (trades.data?.items ?? []).filter(
    ({ code, questions }) => questions.length > 0 || code === tradeCode || code === asked,
  )
  const board = [asked, tradeCode].find((code) => offered.some((trade) => trade.code === code)) ?? offered[0]?.code
  const show = (change: { trade?: string; period?: string }) =>
    setSearch(new URLSearchParams({ trade: board ?? '', period, ...change }))
  if (!trades.data)
    return (
      <>
        <PageHead title={words.title} />
        {trades.error ? (
          <ApiProblem error={trades.error} safe={words.safe} retry={() => void trades.refetch()} />
        ) : (
          <Skeleton />
        )}
      </>
    )
  return (
    <>
      <PageHead title={words.title} />
      {board === undefined ? (
        <EmptyState title={words.noTrades}>
          <p>{words.noTradesMend}</p>
        </EmptyState>
      ) : (
        <>
          <div className={styles.choices}>
            <Select label={words.trade} value={board} onChange={(event) => show({ trade: event.target.value })}>
              {offered.map((trade) => (
                <option key={trade.code} value={trade.code}>
                  {trade.names[locale]}
                </option>
              ))}
            </Select>
            <ChoiceRow
              label={words.period}
              hideLabel
              value={period}
              choices={periods.map((value) => ({ value, label: words.periods[value] }))}
              onChoose={(value) => show({ period: value })}
            />
          </div>
          <Board key={`${board} ${period}`} board={board} period={period} />
        </>
      )}
    </>
  )
}
