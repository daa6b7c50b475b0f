import { NetworkError, type ProblemCode, ProblemError } from '@lianbing/contract/client'

/** What went wrong, by the code that the texts are kept under. */
export const codeOf = (error: unknown): ProblemCode | 'network' => {
  if (error instanceof ProblemError) return error.code
  return error instanceof NetworkError ? 'network' : 'server.failed'
}

/** The session has ended, or never was. */
export const isSessionProblem = (error: unknown): boolean => {
  const code = codeOf(error)
  return code === 'session.required' || code === 'session.expired'
}

/** No signal, a busy or failing server: the same request may succeed later. Everything else is an answer. */
export const isWorthRetrying = (error: unknown): boolean => {
  if (error instanceof NetworkError) return true
  return error instanceof ProblemError && (error.status >= 500 || error.status === 429 || error.status === 408)
}

/** The server has said no to this very request, and would again. */
export const isRefusal = ({ status }: ProblemError): boolean =>
  status >= 400 && status < 500 && ![401, 408, 425, 429].includes(status)
