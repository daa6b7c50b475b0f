import { knownMigrations } from '../db/migrate.ts'
import type { Command } from './command.ts'

export const migrate: Command = {
  words: 'migrate',
  usage: 'migrate',
  options: {},
  run: async (context) => {
    const { close } = await context.openDatabase()
    await close()
    const migrations = await knownMigrations()
    context.print(
      context.json ? JSON.stringify({ migrations }) : `The database is up to date: ${migrations} migrations.`,
    )
    return 0
  },
}
