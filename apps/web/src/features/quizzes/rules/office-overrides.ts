import type { Output } from '@lianbing/contract/client'
import { useInfiniteQuery } from '@tanstack/react-query'
import { call, queryClient } from '../../../api/client.ts'

const route = 'GET /api/office/quizzes/:quizId/overrides'
export type Overrides = Output<typeof route>
export type Override = Overrides['items'][number]
export type Given = Pick<Override, 'extraSeconds' | 'moreAttempts' | 'window'>

/** The exceptions of a quiz, page by page. */
export const useOverrides = (quizId: string) =>
  useInfiniteQuery({
    queryKey: [route, quizId],
    queryFn: ({ pageParam, signal }) => call(route, { params: { quizId }, query: { cursor: pageParam } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  })

const logRoute = 'GET /api/office/quizzes/:quizId/overrides/log'

/** What was done to them, page by page. */
export const useOverrideLog = (quizId: string) =>
  useInfiniteQuery({
    queryKey: [logRoute, quizId],
    queryFn: ({ pageParam, signal }) =>
      call(logRoute, { params: { quizId }, query: { cursor: pageParam } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  })

export const readOverridesAnew = (quizId: string) =>
  Promise.all([route, logRoute].map((of) => queryClient.invalidateQueries({ queryKey: [of, quizId] })))
