import { ProblemError, problems } from '@lianbing/contract'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { CommitUnknown, databaseErrorCode } from '../db/client.ts'

/** Sends a problem as RFC 9457 says. */
const sendProblem = (reply: FastifyReply, problem: ProblemError): FastifyReply => {
  if (problem.retryAfterSeconds !== undefined) reply.header('retry-after', Math.ceil(problem.retryAfterSeconds))
  return reply
    .status(problem.status)
    .header('cache-control', 'no-store')
    .type('application/problem+json')
    .send(
      JSON.stringify({
        type: `urn:lianbing:problem:${problem.code}`,
        title: problems[problem.code].title,
        status: problem.status,
        code: problem.code,
        errors: problem.errors,
      }),
    )
}

/** What pg says when a pool had no connection to give: the database may be well. */
const noFreeConnection = 'timeout exceeded when trying to connect'
/** What Node and pg say when a connection fails or is cut. */
const lostConnection =
  /ECONNREFUSED|ECONNRESET|ECONNABORTED|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|ENOENT|Connection terminated|Query read timeout|connection timeout|not queryable|Cannot use a pool after/i

const causes = (error: unknown): Error[] =>
  error instanceof Error
    ? [error, ...(error instanceof AggregateError ? error.errors.flatMap(causes) : []), ...causes(error.cause)]
    : []

/** What the database or the framework threw, as a problem; undefined where it is a fault of ours. */
const asProblem = (error: FastifyError): ProblemError | undefined => {
  if (error instanceof CommitUnknown) return new ProblemError('server.unavailable', { retryAfterSeconds: 3 })
  const code = databaseErrorCode(error)
  if (code !== undefined) {
    // Class 22: a value that Postgres cannot hold, such as U+0000 in a text.
    if (code.startsWith('22')) return new ProblemError('request.invalid')
    // Class 40: a deadlock or a clash with another transaction, and trying again at once did not help.
    if (code === '57014' || code === '55P03' || code === '53300' || code.startsWith('40'))
      return new ProblemError('server.busy', { retryAfterSeconds: 2 })
    if (code.startsWith('08') || code.startsWith('57') || code.startsWith('53'))
      return new ProblemError('server.unavailable', { retryAfterSeconds: 3 })
    return undefined
  }
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE' || error.code === 'FST_REQ_FILE_TOO_LARGE')
    return new ProblemError('request.too_large')
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return new ProblemError('request.not_json')
  if (error.code === 'FST_INVALID_MULTIPART_CONTENT_TYPE') return new ProblemError('request.not_multipart')
  if (typeof error.statusCode === 'number' && error.statusCode >= 400 && error.statusCode < 500)
    return new ProblemError('request.malformed')
  if (causes(error).some(({ message }) => message === noFreeConnection))
    return new ProblemError('server.busy', { retryAfterSeconds: 2 })
  if (causes(error).some((cause) => lostConnection.test(`${(cause as FastifyError).code ?? ''} ${cause.message}`)))
    return new ProblemError('server.unavailable', { retryAfterSeconds: 3 })
  return undefined
}

/** Every failure of the API passes here; what is not a problem is logged and leaves no detail outside. */
export const handleError = (error: FastifyError | ProblemError, request: FastifyRequest, reply: FastifyReply) => {
  if (error instanceof ProblemError) return sendProblem(reply, error)
  const problem = asProblem(error)
  if (problem !== undefined) {
    if (problem.status >= 500) request.log.warn({ err: error }, problem.code)
    return sendProblem(reply, problem)
  }
  request.log.error({ err: error }, 'failed')
  return sendProblem(reply, new ProblemError('server.failed'))
}
