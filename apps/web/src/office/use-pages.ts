import type { Input, Output } from '@lianbing/contract/client'
import { useInfiniteQuery } from '@tanstack/react-query'
import { call } from '../api/client.ts'

/** Lists that come page by page. */
type Paged =
  | 'GET /api/questions'
  | 'GET /api/reports'
  | 'GET /api/remarks'
  | 'GET /api/suspects'
  | 'GET /api/reviews'
  | 'GET /api/accounts'
  | 'GET /api/banks/import-batches'
  | 'GET /api/banks/conflicts'
  | 'GET /api/office/quizzes'
type Query<R extends Paged> = Omit<NonNullable<Input<R>['query']>, 'cursor'>
export type Row<R extends Paged> = Output<R>['items'][number]

/**
 * A list by cursor: the rows so far, and whether there are more. `pollMs` asks again and again while it says after how
 * long; it is given the rows and the first page.
 */
export const usePages = <R extends Paged>(
  route: R,
  query: Query<R>,
  pollMs: (rows: Row<R>[], first: Output<R> | undefined) => number | false = () => false,
) => {
  const read = useInfiniteQuery({
    queryKey: [route, query],
    queryFn: ({ pageParam, signal }): Promise<Output<R>> =>
      call(route, { query: { ...query, cursor: pageParam } } as Input<R>, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: ({ state }) =>
      pollMs(state.data?.pages.flatMap((page) => page.items as Row<R>[]) ?? [], state.data?.pages[0]),
  })
  const items = read.data?.pages.flatMap((page) => page.items as Row<R>[])
  return {
    read: { data: items, error: read.error, refetch: read.refetch },
    first: read.data?.pages[0],
    hasMore: read.hasNextPage,
    loadingMore: read.isFetchingNextPage,
    loadMore: () => void read.fetchNextPage(),
  }
}
