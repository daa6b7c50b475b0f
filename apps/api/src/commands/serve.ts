import { serve } from '../serve.ts'
import type { Command } from './command.ts'

export const serveCommand: Command = {
  words: 'serve',
  usage: 'serve',
  options: {},
  run: async ({ config }) => {
    await serve(config)
    return 0
  },
}
