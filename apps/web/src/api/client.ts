import {
  type Call,
  type CallOptions,
  createClient,
  type Input,
  NetworkError,
  type Output,
  ProblemError,
  type Route,
} from '@lianbing/contract/client'
import { QueryClient, queryOptions } from '@tanstack/react-query'
import { createStore } from '../ui/store.ts'
import { inTime } from './patience.ts'
import { isSessionProblem, isWorthRetrying } from './problem.ts'

/** True once the server has said that it speaks another version: the shell then offers to load the page anew. */
export const staleStore = createStore(false)

let renewing: Promise<boolean> | undefined

/** Only the server's own no ends a session: without signal, or while it restarts, nobody has to sign in again. */
const renewOnce = async (signal: AbortSignal): Promise<boolean> => {
  try {
    const reply = await fetch('/api/session/refresh', { method: 'POST', signal })
    // A body that nobody reads keeps its connection busy.
    await reply.arrayBuffer()
    if (reply.ok || reply.status === 401 || reply.status === 403) return reply.ok
  } catch (cause) {
    throw new NetworkError('the session could not be renewed', { cause })
  }
  throw new ProblemError('server.unavailable')
}

/**
 * One renewal at a time in this page, and in this browser where Web Locks exist (only in secure contexts): the server
 * forgives a repeated token for a minute, the lock spares it the questions. One that vanishes is given up, since
 * everything waits for it.
 */
const renew = (): Promise<boolean> => {
  const locks = (navigator as { locks?: LockManager }).locks
  renewing ??= inTime<boolean>(async (signal) =>
    locks ? locks.request('lianbing.session', { signal }, () => renewOnce(signal)) : renewOnce(signal),
  ).finally(() => {
    renewing = undefined
  })
  return renewing
}

export const call: Call = createClient({
  fetch: (url, init) => fetch(url, init),
  onOtherVersion: () => staleStore.set(true),
  renew,
})

/** A read for `useQuery`, named by the endpoint's method and path. */
export const apiQuery = <R extends Route>(route: R, input: Input<R>) =>
  queryOptions({
    queryKey: [route, input] as const,
    queryFn: ({ signal }): Promise<Output<R>> => call(route, input, { signal } satisfies CallOptions),
  })

const meKey = ['GET /api/me', {}] as const

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // Offline is a mode: a read without signal fails at once and says so, it does not wait unseen.
      networkMode: 'always',
      staleTime: 30_000,
      retry: (failures, error) => failures < 2 && isWorthRetrying(error),
    },
    mutations: { networkMode: 'always' },
  },
})

queryClient.getQueryCache().subscribe((event) => {
  if (event.type !== 'updated' || event.action.type !== 'error') return
  if (event.query.queryKey[0] !== meKey[0] && isSessionProblem(event.action.error))
    void queryClient.resetQueries({ queryKey: meKey })
})
