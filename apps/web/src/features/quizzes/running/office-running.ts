import type { Output } from '@lianbing/contract/client'
import { useInfiniteQuery } from '@tanstack/react-query'
import { call, queryClient } from '../../../api/client.ts'
import { useUrlFilters } from '../../../office/use-url-filters.ts'

export type Running = Output<'GET /api/openings/:openingId/running'>
export type RunningAttempt = Running['items'][number]
export type RunningState = RunningAttempt['state']
export const runningStates: readonly RunningState[] = [
  'active',
  'silent',
  'away',
  'closing',
  'submitted',
  'expired',
  'ended',
  'void',
]

/** Whether handing in for all is still at work: then the page asks more often. */
export const isGoingOn = ({ endedAt }: Running['closings'][number]): boolean => endedAt === null

const route = 'GET /api/openings/:openingId/running'
const refreshMs = 5_000
/** While all are being handed in. */
const refreshSoonMs = 1_000

/** Who is in, as the address narrows it; asked again every few seconds while somebody looks at the page. */
export const useRunning = (openingId: string) => {
  const { get } = useUrlFilters()
  const state = runningStates.find((one) => one === get('state'))
  const [organisationId, name] = [get('organisationId'), get('name')]
  const query = {
    ...(state === undefined ? {} : { state }),
    ...(/^\d+$/.test(organisationId) ? { organisationId: Number(organisationId) } : {}),
    ...(name === '' ? {} : { name }),
  }
  const read = useInfiniteQuery({
    queryKey: [route, openingId, query],
    queryFn: async ({ pageParam, signal }) => {
      const page = await call(route, { params: { openingId }, query: { ...query, cursor: pageParam } }, { signal })
      return { ...page, readAt: performance.now() }
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: ({ state }) => (state.data?.pages[0]?.closings.some(isGoingOn) ? refreshSoonMs : refreshMs),
    placeholderData: (before) => before,
  })
  const first = read.data?.pages[0]
  const rows = read.data?.pages.flatMap(({ items, readAt }) => items.map((item) => ({ ...item, readAt })))
  return {
    read: { data: first && rows ? { ...first, items: rows } : undefined, error: read.error, refetch: read.refetch },
    pages: {
      hasMore: read.hasNextPage,
      loadingMore: read.isFetchingNextPage,
      loadMore: () => void read.fetchNextPage(),
    },
  }
}

/** After an act: everything that shows the opening. */
export const refreshRunning = async (): Promise<void> => {
  const shown = [route, 'GET /api/quizzes/:quizId/running', 'GET /api/openings/:openingId/log', 'events of attempt']
  await Promise.all(shown.map((name) => queryClient.invalidateQueries({ queryKey: [name] })))
}
