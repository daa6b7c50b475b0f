import type { Config } from '../config.ts'
import { errorForLog } from '../db/error-for-log.ts'

/** What the log holds: no cookie, no token, no value of a statement. */
export const logOptions = ({ logLevel }: Pick<Config, 'logLevel'>) => ({
  level: logLevel,
  redact: ['req.headers.cookie', 'req.headers.authorization'],
  serializers: { err: errorForLog },
})
