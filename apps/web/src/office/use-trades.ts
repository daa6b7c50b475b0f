import { useQuery } from '@tanstack/react-query'
import { apiQuery } from '../api/client.ts'
import { useLocale } from '../i18n/locale.ts'

/** Names of trades by code, in the chosen language; a code without a name stands for itself. */
export const useTrades = () => {
  const locale = useLocale()
  const { data } = useQuery({ ...apiQuery('GET /api/trades', {}), staleTime: 600_000 })
  const items = data?.items ?? []
  const names = new Map(items.map(({ code, names }) => [code, names[locale]]))
  const size = ({ questions }: (typeof items)[number]) => questions.reduce((sum, { count }) => sum + count, 0)
  const [first, ...others] = items
  return {
    name: (code: string): string => names.get(code) ?? code,
    /** The one with the most questions, where none has been chosen; empty while they are read. */
    largest: others.reduce((best, one) => (best && size(one) > size(best) ? one : best), first)?.code ?? '',
    options: items.map(({ code, names }) => ({ value: code, label: names[locale] })),
  }
}
