import { type Endpoint, ProblemError } from '@lianbing/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { type FileReply, sendFile } from './send-file.ts'
import { type Guard, holdsRole, type Principal } from './session.ts'
import { createTimeLimit } from './time-limit.ts'
import { readUpload, type Upload } from './upload.ts'

/** A pool, a lock and a statement give up long before. */
const longestMs = 25_000
/** A large file over a slow line, or a commit of 25,000 questions beside much other work. */
const longestWorkMs = 180_000

type Parsed<E, Name extends string> = E extends { [K in Name]: infer S extends z.ZodType }
  ? Record<Name, z.output<S>>
  : unknown

/** What the handler of an endpoint is given: parsed input, and the caller as far as the access names one. */
export type Call<E extends Endpoint> = Parsed<E, 'params'> &
  Parsed<E, 'query'> &
  Parsed<E, 'body'> &
  (E extends { upload: object } ? { upload: Upload } : unknown) &
  (E extends { access: 'public' }
    ? unknown
    : E extends { access: 'token' }
      ? { personId: string }
      : { principal: Principal }) & {
    request: FastifyRequest
    reply: FastifyReply
    /** Milliseconds since the body was read, by a clock that never jumps: our own queueing is not the worker's time. */
    waitedMs: () => number
  }
/** What it hands back, before the response's schema strips it. */
export type Reply<E extends Endpoint> = E extends { file: string }
  ? FileReply
  : E extends { response: infer S extends z.ZodType }
    ? z.input<S>
    : unknown

const pointerOf = (part: string, path: readonly PropertyKey[]) => `/${[part, ...path.map(String)].join('/')}`

const parse = (part: 'params' | 'query' | 'body', schema: z.ZodType | undefined, value: unknown): unknown => {
  if (schema === undefined) return undefined
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const errors = parsed.error.issues
    .slice(0, 20)
    .map((issue) => ({ pointer: pointerOf(part, issue.path), message: issue.message }))
  throw new ProblemError('request.invalid', { errors })
}

/**
 * Joins endpoints to their handlers: parse, guard, handle, strip. Validation happens here and not in the framework, so
 * that no content type can go round it.
 */
export const createRoute = (app: FastifyInstance, guard: Guard, usual = createTimeLimit(longestMs)) => {
  const routed: Endpoint[] = []
  const long = createTimeLimit(longestWorkMs)
  app.addHook('onClose', (_app, done) => {
    usual.stop()
    long.stop()
    done()
  })
  const route = <const E extends Endpoint>(endpoint: E, handle: (call: Call<E>) => Promise<Reply<E>> | Reply<E>) => {
    routed.push(endpoint)
    const isLong = endpoint.longWork === true || endpoint.upload !== undefined
    const limit = isLong ? long : usual
    const answer = async (request: FastifyRequest, reply: FastifyReply, readAt: number): Promise<unknown> => {
      const { access } = endpoint
      const caller: { personId?: string; principal?: Principal } = {}
      if (access === 'token') caller.personId = guard.claims(request).sub
      else if (access !== 'public') {
        caller.principal = await guard.principal(request)
        if (Array.isArray(access) && !holdsRole(caller.principal, access)) throw new ProblemError('role.missing')
      }
      const params = parse('params', endpoint.params, request.params)
      const query = parse('query', endpoint.query, request.query)
      const upload = endpoint.upload === undefined ? undefined : await readUpload(request, endpoint.upload)
      const body = parse('body', endpoint.body, upload === undefined ? request.body : upload.fields)
      const waitedMs = () => performance.now() - readAt
      return handle({ ...caller, params, query, body, upload, request, reply, waitedMs } as unknown as Call<E>)
    }
    app.route({
      method: endpoint.method,
      url: endpoint.path,
      bodyLimit: endpoint.maximumBodyBytes ?? 64 * 1024,
      // A file is small already, and compressing would keep back what a stream tells of its progress.
      ...(endpoint.file === undefined ? {} : { compress: false }),
      handler: async (request, reply) => {
        const readAt = performance.now()
        limit.begin(reply, readAt)
        // A connection over which nothing goes for so long is otherwise closed; the next request sets this back.
        // Without a network there is none.
        if (endpoint.longWork === true) request.raw.socket.setTimeout?.(longestWorkMs)
        let output: unknown
        let isAwaited: boolean
        try {
          output = await answer(request, reply, readAt)
        } finally {
          isAwaited = limit.end(reply)
        }
        if (!isAwaited) return reply
        reply.header('cache-control', 'no-store')
        if (endpoint.file !== undefined) return sendFile(request, reply, endpoint.file, output as FileReply)
        if (endpoint.response === undefined) return reply.status(204).send()
        return reply.status(endpoint.status ?? 200).send(endpoint.response.parse(output))
      },
    })
  }
  return { route, routed: routed as readonly Endpoint[] }
}
export type Route = ReturnType<typeof createRoute>['route']
