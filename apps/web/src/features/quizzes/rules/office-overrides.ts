import type { Output } from '@lianbing/contract/client'
import { useInfiniteQuery } from '@tanstack/react-query'
import { call, queryClient } from '../../../api/client.ts'

const route = 'GET /api/office/quizzes/:quizId/overrides'
export type Overrides = Output<typeof route>
export type Override = Overrides['items'][number]

/** The exceptions of a quiz, page by page. */
export const useOverrides = (quizId: string) =>
  useInfiniteQuery({
    queryKey: [route, quizId],
    queryFn: ({ pageParam, signal }) => call(route, { params: { quizId }, query: { cursor: pageParam } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  })

export const readOverridesAnew = (quizId: string) => queryClient.invalidateQueries({ queryKey: [route, quizId] })
