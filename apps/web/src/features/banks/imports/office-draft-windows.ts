import type { Output } from '@lianbing/contract/client'
import { useQueries } from '@tanstack/react-query'
import { apiQuery } from '../../../api/client.ts'

export const draftsRoute = 'GET /api/banks/imports/:importId/drafts'
type Window = Output<typeof draftsRoute>
export type ImportDraft = Window['items'][number]

export const draftFilters = [
  'problems',
  'conflicts',
  'changed',
  'near',
  'new',
  'known',
  'edited',
  'dropped',
  'all',
] as const
export type DraftFilter = (typeof draftFilters)[number]

/** So many rows come at once: a screen and what is scrolled next. */
const windowRows = 50

/** What stands between two rows of a filter, and what is to be shown beside; rows on their way are undefined. */
export const useDraftWindows = (importId: string, filter: DraftFilter, rows: { first: number; last: number }[]) => {
  const windows = [...new Set(rows.flatMap(({ first, last }) => windowsOf(first, last)))].sort((a, b) => a - b)
  const reads = useQueries({
    queries: windows.map((at) => ({
      ...apiQuery(draftsRoute, { params: { importId }, query: { filter, from: at * windowRows, count: windowRows } }),
      placeholderData: (before: Window | undefined) => before,
    })),
  })
  const byWindow = new Map(windows.map((at, index) => [at, reads[index]?.data]))
  const failed = reads.find(({ data, error }) => data === undefined && error !== null)
  return {
    total: reads.find(({ data }) => data !== undefined)?.data?.total,
    error: failed?.error,
    retry: () => void failed?.refetch(),
    rowAt: (index: number): ImportDraft | undefined =>
      byWindow.get(Math.floor(index / windowRows))?.items[index % windowRows],
  }
}

/** The windows that hold these rows. */
const windowsOf = (first: number, last: number): number[] => {
  const from = Math.floor(Math.max(0, first) / windowRows)
  const until = Math.floor(Math.max(0, last) / windowRows)
  return Array.from({ length: until - from + 1 }, (_, index) => from + index)
}
