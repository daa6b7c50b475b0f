import type { ParseArgsConfig } from 'node:util'
import type { Config } from '../config.ts'
import type { Db } from '../db/client.ts'

export type OpenedDatabase = { db: Db; url: string; close: () => Promise<void> }

/** What a command works with; notes for people go to stderr, so that `--json` leaves stdout to machines. */
export type CommandContext = {
  config: Config
  json: boolean
  print: (line: string) => void
  note: (line: string) => void
  /** What is being done just now, for a person at a terminal; an empty text ends it. Nothing where there is none. */
  progress: (text: string) => void
  /** The database of the settings, migrated: `DATABASE_URL`, else the embedded one (joined where it runs). */
  openDatabase: () => Promise<OpenedDatabase>
  /** Its address alone, not migrated. */
  databaseUrl: () => Promise<{ url: string; close: () => Promise<void> }>
}

export type CommandInput = { values: Record<string, string | boolean | string[] | undefined>; positionals: string[] }

/** A verb of the command line: its words, its options, and what it does; the number is the exit code. */
export type Command = {
  words: string
  usage: string
  options: NonNullable<ParseArgsConfig['options']>
  run: (context: CommandContext, input: CommandInput) => Promise<number>
}

/** The words of the call are wrong; the message says how they would be right. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** The value of an option that has to be there. */
export const required = (input: CommandInput, name: string): string => {
  const value = input.values[name]
  if (typeof value !== 'string' || value === '') throw new UsageError(`--${name} is missing`)
  return value
}
