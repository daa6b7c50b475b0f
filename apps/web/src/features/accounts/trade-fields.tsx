import { ApiProblem } from '../../api/problem-note.tsx'
import { useLocale } from '../../i18n/locale.ts'
import { useMessages } from '../../i18n/messages.ts'
import { shellMessages } from '../../shell/messages.ts'
import { Select } from '../../ui/select.tsx'
import { type Trade, useTrades } from '../trades/use-trades.ts'

export type TradeChoice = { tradeCode: string | null; level: Trade['levels'][number] | null }

const everyLevel = [5, 4, 3, 2, 1]

type Props = { value: TradeChoice; onChange: (value: TradeChoice) => void }

/** Trade and level, both of which may stay open. A level that the trade does not have falls away with it. */
export const TradeFields = ({ value, onChange }: Props) => {
  const words = useMessages(shellMessages)
  const locale = useLocale()
  const trades = useTrades()
  const items = [...(trades.data?.items ?? [])].sort((a, b) => a.names[locale].localeCompare(b.names[locale], locale))
  const levels = items.find(({ code }) => code === value.tradeCode)?.levels ?? everyLevel
  const chooseTrade = (tradeCode: string | null) => {
    const has = items.find(({ code }) => code === tradeCode)?.levels ?? everyLevel
    onChange({ tradeCode, level: value.level !== null && has.includes(value.level) ? value.level : null })
  }
  if (trades.error) return <ApiProblem error={trades.error} retry={() => void trades.refetch()} />
  return (
    <>
      <Select
        label={words.trade}
        value={trades.data ? (value.tradeCode ?? '') : ''}
        disabled={!trades.data}
        onChange={(event) => chooseTrade(event.target.value === '' ? null : event.target.value)}
      >
        <option value="">{words.chooseLater}</option>
        {items.map((trade) => (
          <option key={trade.code} value={trade.code}>
            {trade.names[locale]}
          </option>
        ))}
      </Select>
      <Select
        label={words.levelLabel}
        value={value.level ?? ''}
        onChange={(event) =>
          onChange({ ...value, level: event.target.value === '' ? null : Number(event.target.value) })
        }
      >
        <option value="">{words.chooseLater}</option>
        {[...levels]
          .sort((a, b) => b - a)
          .map((level) => (
            <option key={level} value={level}>
              {words.level(level)}
            </option>
          ))}
      </Select>
    </>
  )
}
