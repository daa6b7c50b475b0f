import { resolve } from 'node:path'
import { backup } from '../backup/backup.ts'
import { doctor } from '../backup/doctor.ts'
import { restore } from '../backup/restore.ts'
import { type Command, type CommandContext, type CommandInput, UsageError } from './command.ts'

const fileOf = ({ positionals: [file, ...more] }: CommandInput): string => {
  if (file === undefined || more.length > 0) throw new UsageError('Name one file.')
  return resolve(file)
}

const withUrl = async <T>(context: CommandContext, work: (url: string) => Promise<T>): Promise<T> => {
  const { url, close } = await context.databaseUrl()
  try {
    return await work(url)
  } finally {
    await close()
  }
}

export const backupCommand: Command = {
  words: 'backup',
  usage: 'backup FILE',
  options: {},
  run: async (context, input) => {
    const target = fileOf(input)
    const report = await withUrl(context, (url) => backup(url, target))
    const { file, bytes, rows, tables } = report
    context.print(
      context.json
        ? JSON.stringify(report)
        : `${rows} rows of ${tables.length} tables are in ${file} (${(bytes / 1e6).toFixed(1)} MB)`,
    )
    return 0
  },
}

export const restoreCommand: Command = {
  words: 'restore',
  usage: 'restore FILE [--replace]',
  options: { replace: { type: 'boolean' } },
  run: async (context, input) => {
    const file = fileOf(input)
    const report = await withUrl(context, (url) => restore(url, file, { replace: input.values.replace === true }))
    const { rows, tables, createdAt } = report
    context.print(
      context.json ? JSON.stringify(report) : `${rows} rows of ${tables.length} tables are back, as of ${createdAt}`,
    )
    return 0
  },
}

export const doctorCommand: Command = {
  words: 'doctor',
  usage: 'doctor',
  options: {},
  run: async (context) => {
    const findings = await withUrl(context, (url) => doctor(url))
    for (const finding of findings) {
      const { ok, name, found, mend } = finding
      context.print(
        context.json ? JSON.stringify(finding) : `${ok ? 'ok  ' : 'MEND'} ${name}: ${found}${mend ? `. ${mend}` : ''}`,
      )
    }
    return findings.every(({ ok }) => ok) ? 0 : 1
  },
}
