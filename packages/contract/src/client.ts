import type { InputOf, OutputOf } from './endpoint.ts'
import type { EndpointByRoute } from './index.ts'
import { type ProblemCode, type ProblemDetail, ProblemError, problems } from './problems.ts'
import { contractVersion, contractVersionHeader } from './version.ts'

export { type ProblemCode, ProblemError } from './problems.ts'

export type Route = keyof EndpointByRoute
export type Input<R extends Route> = InputOf<EndpointByRoute[R]>
export type Output<R extends Route> = OutputOf<EndpointByRoute[R]>

/** No answer came: no signal, or the server is gone. Nothing is known about what it did. */
export class NetworkError extends Error {
  override readonly name = 'NetworkError'
}

type ClientOptions = {
  fetch: (url: string, init: RequestInit) => Promise<Response>
  /** Called when the server speaks another version of the contract than this client. */
  onOtherVersion?: () => void
  /** Called on a 401 of a signed-in endpoint; true: the session is renewed, ask again once. */
  renew?: () => Promise<boolean>
}

export type CallOptions = { signal?: AbortSignal; keepalive?: boolean }

const address = (path: string, params: Record<string, unknown> = {}, query: Record<string, unknown> = {}): string => {
  const filled = path.replace(/:([A-Za-z]+)/g, (_, name: string) => encodeURIComponent(String(params[name])))
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined && value !== null)
  const search = new URLSearchParams(pairs.map(([name, value]): [string, string] => [name, String(value)])).toString()
  return search === '' ? filled : `${filled}?${search}`
}

const problemOf = async (reply: Response): Promise<ProblemError> => {
  const parsed = (await reply.json().catch(() => ({}))) as { code?: string; errors?: ProblemDetail[] }
  const known = parsed.code !== undefined && parsed.code in problems
  const fallback =
    reply.status === 503 || reply.status === 502 || reply.status === 504 ? 'server.unavailable' : 'server.failed'
  const retryAfter = Number(reply.headers.get('retry-after'))
  return new ProblemError(known ? (parsed.code as ProblemCode) : fallback, {
    errors: parsed.errors ?? [],
    retryAfterSeconds: retryAfter > 0 ? retryAfter : undefined,
  })
}

/**
 * The one client of the API: the SPA hands it `fetch`, the tests hand it the app. An endpoint is named by its method
 * and path, so that a page ships no schema. Throws ProblemError for what the server refused, NetworkError for no answer.
 */
export const createClient = (options: ClientOptions) => {
  const send = async (method: string, url: string, body: unknown, more: CallOptions): Promise<Response> => {
    const json = body !== undefined && !(body instanceof FormData)
    const headers: Record<string, string> = { [contractVersionHeader]: String(contractVersion) }
    if (json) headers['content-type'] = 'application/json'
    const init: RequestInit = { method, headers, ...more }
    if (body !== undefined) init.body = json ? JSON.stringify(body) : (body as FormData)
    try {
      return await options.fetch(url, init)
    } catch (cause) {
      if (cause instanceof Error && cause.name === 'AbortError') throw cause
      throw new NetworkError('no answer', { cause })
    }
  }

  return async <R extends Route>(route: R, input: Input<R>, more: CallOptions = {}): Promise<Output<R>> => {
    const [method = '', path = ''] = route.split(' ')
    const parts = input as { params?: Record<string, unknown>; query?: Record<string, unknown>; body?: unknown }
    const url = address(path, parts.params, parts.query)
    let reply = await send(method, url, parts.body, more)
    if (reply.status === 401 && !path.startsWith('/api/session') && (await options.renew?.())) {
      // A body that nobody reads would hold its connection.
      await reply.body?.cancel()
      reply = await send(method, url, parts.body, more)
    }
    const served = reply.headers.get(contractVersionHeader)
    if (served !== null && served !== String(contractVersion)) options.onOtherVersion?.()
    if (!reply.ok) throw await problemOf(reply)
    if (reply.status === 204) return undefined as Output<R>
    const isJson = reply.headers.get('content-type')?.startsWith('application/json') === true
    return (isJson ? await reply.json() : await reply.blob()) as Output<R>
  }
}

export type Call = ReturnType<typeof createClient>
