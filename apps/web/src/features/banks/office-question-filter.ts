import type { Input } from '@lianbing/contract/client'
import { usePages } from '../../office/use-pages.ts'

const names = [
  'search',
  'bankId',
  'tradeCode',
  'type',
  'level',
  'examPointId',
  'source',
  'standard',
  'edition',
  'language',
  'state',
  'validity',
  'reports',
  'conflict',
  'sort',
] as const
type Query = Omit<NonNullable<Input<'GET /api/questions'>['query']>, 'cursor'>

/** The filter of a search as its address says it; what no filter is, is left out. */
export const questionFilter = (params: URLSearchParams): Query =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = params.get(name)?.trim()
      return value ? [[name, value]] : []
    }),
  )

/** The same filter as the end of an address, to carry it to a question and back. */
export const filterAddress = (params: URLSearchParams): string => {
  const text = new URLSearchParams(questionFilter(params) as Record<string, string>).toString()
  return text === '' ? '' : `?${text}`
}

export const useQuestionSearch = (params: URLSearchParams) => usePages('GET /api/questions', questionFilter(params))
