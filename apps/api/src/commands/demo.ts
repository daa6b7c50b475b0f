import { startDemo } from '../demo/start-demo.ts'
import type { Command } from './command.ts'

export const demo: Command = {
  words: 'demo',
  usage: 'demo',
  options: {},
  run: async (context) => {
    const { db, close } = await context.openDatabase()
    try {
      const started = await startDemo(db, context.config, context.note)
      if (started === undefined) {
        context.note('This database has organisations already: the demonstration fills an empty one only.')
        return 1
      }
      const { signIns, file, lines } = started
      const accounts = signIns.map(({ username, password }) => ({ username, password }))
      if (context.json) context.print(JSON.stringify({ accounts, file }))
      else for (const line of lines) context.print(line)
    } finally {
      await close()
    }
    return 0
  },
}
