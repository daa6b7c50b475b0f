import { ProblemError } from '@lianbing/contract'
import { BackupFault } from './backup/backup-fault.ts'
import { UsageError } from './commands/command.ts'
import { ConfigError } from './config.ts'
import { databaseErrorCode } from './db/client.ts'
import { EmbeddedFault } from './db/embedded/embedded-fault.ts'
import { errorForLog } from './db/error-for-log.ts'

/** What a person can mend: the message says it all. */
const mendable = [ConfigError, ProblemError, EmbeddedFault, BackupFault, UsageError]

const codeOf = (error: Error): string => {
  // What pg says of a server that does not answer has no code.
  if (error.message === 'timeout expired') return 'ETIMEDOUT'
  return databaseErrorCode(error) ?? ('code' in error ? String(error.code) : '')
}

/** Failures of the surroundings, by the code that Node or Postgres gives. */
const surroundings: Record<string, string> = {
  EADDRINUSE: 'The port is taken by another program. Set another one: PORT=3001',
  EACCES: 'This user may not do that here; a port below 1024 needs more rights.',
  ECONNREFUSED: 'No database answers at DATABASE_URL. Is it running, and are host and port right?',
  ETIMEDOUT: 'The database at DATABASE_URL does not answer: are host and port right, and is the network in order?',
  ENOTFOUND: 'The host of DATABASE_URL is unknown.',
  '28P01': 'The database refuses the user or password of DATABASE_URL.',
  '28000': 'The database refuses the user of DATABASE_URL.',
  '3D000': 'The database named in DATABASE_URL does not exist: create it first.',
}

/** What the operator reads when a start or a command fails: the mend where there is one, else all that is known. */
export const failureMessage = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  if (mendable.some((kind) => error instanceof kind)) return error.message
  const causes = error instanceof AggregateError ? [error, ...error.errors] : [error]
  const known = causes.map((cause) => (cause instanceof Error ? surroundings[codeOf(cause)] : undefined)).find(Boolean)
  const { type, message, stack } = errorForLog(error)
  return known === undefined ? `${type}: ${message}\n${stack}` : `${known} (${message || codeOf(error)})`
}
