import { DrizzleQueryError } from 'drizzle-orm'
import { databaseErrorCode } from './client.ts'

/** The frames alone: the lines above them repeat the message. */
const framesOf = (stack = ''): string => stack.slice(Math.max(0, stack.search(/^ {4}at /m)))

type LoggedError = { [more: string]: unknown; type: string; message: string; stack: string }

/**
 * An error as a log may hold it. drizzle writes the values of a failed statement into its message and beside it: names,
 * password hashes, answer keys. Here the statement is named without them.
 */
export const errorForLog = (error: unknown): LoggedError => {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error), stack: '' }
  const isQuery = error instanceof DrizzleQueryError
  return {
    type: error.name,
    message: isQuery ? (error.cause?.message ?? 'a statement failed') : error.message,
    code: databaseErrorCode(error),
    ...(isQuery ? { statement: error.query } : {}),
    stack: framesOf(error.stack),
  }
}
