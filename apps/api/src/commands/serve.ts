import { replicaCount } from '../replica-count.ts'
import { serve } from '../serve.ts'
import type { Command } from './command.ts'

export const serveCommand: Command = {
  words: 'serve',
  usage: 'serve [--replicas N]',
  options: { replicas: { type: 'string' } },
  run: async ({ config }, { values }) => {
    await serve(config, replicaCount(typeof values.replicas === 'string' ? values.replicas : undefined))
    return 0
  },
}
