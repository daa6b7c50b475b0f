import { useQuery } from '@tanstack/react-query'
import { apiQuery } from '../api/client.ts'
import { useLocale } from '../i18n/locale.ts'

/** Names of trades by code, in the chosen language; a code without a name stands for itself. */
export const useTrades = () => {
  const locale = useLocale()
  const { data } = useQuery({ ...apiQuery('GET /api/trades', {}), staleTime: 600_000 })
  const items = data?.items ?? []
  const names = new Map(items.map(({ code, names }) => [code, names[locale]]))
  return {
    name: (code: string): string => names.get(code) ?? code,
    options: items.map(({ code, names }) => ({ value: code, label: names[locale] })),
  }
}
