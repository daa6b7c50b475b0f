import type { Config } from '../config.ts'
import type { Db } from '../db/client.ts'
import { fillDemo } from './fill-demo.ts'
import { keepSignIns, signInLines } from './first-sign-ins.ts'

/**
 * Fills an empty database and keeps the first sign-ins in the data folder; hands back them and what to print, or
 * undefined where the database was not empty.
 */
export const startDemo = async (db: Db, config: Config, note: (line: string) => void) => {
  const { dataDir, timeZone, demoPassword } = config
  let file = ''
  const signIns = await fillDemo(db, {
    timeZone,
    demoPassword,
    keep: async (made) => {
      note('Filling the empty database with a demonstration.')
      file = await keepSignIns(dataDir, made)
    },
  })
  if (signIns === undefined) return undefined
  return { signIns, file, lines: [`First sign-ins, shown once and kept in ${file}:`, ...signInLines(signIns)] }
}
