import { parseArgs } from 'node:util'
import { readConfig } from './config.ts'
import { failureMessage } from './failure-message.ts'
import { replicaCount } from './replica-count.ts'
import { serve } from './serve.ts'

try {
  const { values } = parseArgs({ options: { replicas: { type: 'string' } } })
  await serve(readConfig(), replicaCount(values.replicas))
} catch (error) {
  process.stderr.write(`${failureMessage(error)}\n`)
  process.exit(1)
}
