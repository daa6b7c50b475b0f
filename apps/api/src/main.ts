import { readConfig } from './config.ts'
import { failureMessage } from './failure-message.ts'
import { serve } from './serve.ts'

try {
  await serve(readConfig())
} catch (error) {
  process.stderr.write(`${failureMessage(error)}\n`)
  process.exit(1)
}
