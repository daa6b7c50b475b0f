import type { Output } from '@lianbing/contract/client'
import { useQuery } from '@tanstack/react-query'
import { apiQuery } from '../../api/client.ts'
import { useLocale } from '../../i18n/locale.ts'

export type Trade = Output<'GET /api/trades'>['items'][number]

const tradesQuery = apiQuery('GET /api/trades', {})

/** The list of trades changes once a year: an hour old is fresh. */
export const useTrades = () => useQuery({ ...tradesQuery, staleTime: 3_600_000 })

/** How a trade is called in the chosen language, and which drawing stands for it; its code until the list is here. */
export const useTradeNames = () => {
  const locale = useLocale()
  const { data } = useTrades()
  const byCode = new Map(data?.items.map((trade) => [trade.code, trade]))
  return {
    name: (code: string) => byCode.get(code)?.names[locale] ?? code,
    symbol: (code: string) => byCode.get(code)?.symbol,
  }
}
