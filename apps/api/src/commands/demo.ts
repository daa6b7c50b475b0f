import { fillDemo } from '../demo/fill-demo.ts'
import { keepSignIns, signInLines } from '../demo/first-sign-ins.ts'
import type { Command } from './command.ts'

export const demo: Command = {
  words: 'demo',
  usage: 'demo',
  options: {},
  run: async (context) => {
    const { dataDir, timeZone, demoPassword } = context.config
    const { db, close } = await context.openDatabase()
    try {
      let file = ''
      const signIns = await fillDemo(db, {
        timeZone,
        demoPassword,
        keep: async (made) => {
          file = await keepSignIns(dataDir, made)
        },
      })
      if (signIns === undefined) {
        context.note('This database has organisations already: the demonstration fills an empty one only.')
        return 1
      }
      const accounts = signIns.map(({ username, password }) => ({ username, password }))
      if (context.json) context.print(JSON.stringify({ accounts, file }))
      else for (const line of [...signInLines(signIns), `These sign-ins are kept in ${file}`]) context.print(line)
    } finally {
      await close()
    }
    return 0
  },
}
