import { useInfiniteQuery } from '@tanstack/react-query'
import { call } from '../../../api/client.ts'
import type { Column } from './office-analysis.ts'

/** The questions of a quiz in an order, page by page. */
export const useItems = (quizId: string, sort: Column, order: 'up' | 'down', madeAt: string | null) => {
  const read = useInfiniteQuery({
    queryKey: ['GET /api/quizzes/:quizId/items', quizId, sort, order, madeAt],
    queryFn: ({ pageParam, signal }) =>
      call(
        'GET /api/quizzes/:quizId/items',
        { params: { quizId }, query: { sort, order, cursor: pageParam } },
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: (before) => before,
  })
  return {
    read: { data: read.data?.pages.flatMap((page) => page.items), error: read.error, refetch: read.refetch },
    hasMore: read.hasNextPage,
    loadingMore: read.isFetchingNextPage,
    loadMore: () => void read.fetchNextPage(),
  }
}
