import { language, level, ProblemError } from '@lianbing/contract'
import type { z } from 'zod'
import type { Db } from '../db/client.ts'
import { addDrafts } from '../features/banks/add-drafts.ts'
import { findNewDrafts, fingerprintDrafts } from '../features/banks/fingerprint-drafts.ts'
import { bankNameOf } from '../features/banks/read-bank-file.ts'
import { tradeExists } from '../features/trades/queries.ts'
import { type InspectedFile, inspectFile } from './bank-file.ts'
import { fileProblems } from './bank-words.ts'
import { type Command, type CommandInput, required, UsageError } from './command.ts'

/** An option that may be absent, in the contract's shape. */
const optional = <T>(schema: z.ZodType<T>, name: string, value: unknown, wanted: string): T | undefined => {
  if (value === undefined) return undefined
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new UsageError(`--${name} takes ${wanted}, not ${String(value)}`)
}

const readOptions = (input: CommandInput) => {
  const { positionals, values } = input
  const [file] = positionals
  if (file === undefined || positionals.length > 1) throw new UsageError('bank import FILE: name one file')
  return {
    file,
    tradeCode: required(input, 'trade'),
    level: optional(level, 'level', values.level === undefined ? undefined : Number(values.level), '1 to 5'),
    language: optional(language, 'language', values.language, 'zh-CN or en'),
    source: typeof values.source === 'string' ? values.source.trim().slice(0, 500) : undefined,
    commit: values.commit === true,
  }
}
type Options = ReturnType<typeof readOptions>

/** Adds the questions, or only counts which are new. */
const bringIn = async (db: Db, options: Options, { package: whole, drafts }: NonNullable<InspectedFile['reading']>) => {
  const { tradeCode } = options
  if (!(await tradeExists(db, tradeCode))) throw new ProblemError('trade.unknown')
  const found = drafts.map(({ draft }) => draft)
  if (!options.commit)
    return { new: (await findNewDrafts(db, tradeCode, await fingerprintDrafts(found))).length, added: 0 }
  const source = options.source || whole?.source
  const target = { tradeCode, bankName: bankNameOf(options.file, source), level: options.level, source }
  const added = await addDrafts(db, { ...target, licence: whole?.licence }, found)
  return { new: added, added }
}

/** Puts the questions of a file into a bank; without `--commit` it says what would happen and changes nothing. */
export const bankImport = (readerScript: string): Command => ({
  words: 'bank import',
  usage: 'bank import FILE --trade CODE [--level 1-5] [--language zh-CN|en] [--source SOURCE] [--commit] [--json]',
  options: {
    trade: { type: 'string' },
    level: { type: 'string' },
    language: { type: 'string' },
    source: { type: 'string' },
    commit: { type: 'boolean' },
  },
  run: async ({ json, print, note, openDatabase }, input) => {
    const options = readOptions(input)
    const inspected = await inspectFile(options.file, { readerScript, language: options.language })
    const { report, reading } = inspected
    let result = { new: 0, added: 0 }
    if (reading !== undefined) {
      const { db, close } = await openDatabase()
      try {
        result = await bringIn(db, options, reading)
      } finally {
        await close()
      }
    }
    const read = reading !== undefined && report.questions > 0
    const known = report.questions - result.new
    const committed = read && options.commit
    if (json) print(JSON.stringify({ ...report, trade: options.tradeCode, ...result, known, committed }))
    else {
      for (const line of fileProblems(inspected)) print(line)
      print(`\n${result.new} new, ${known} known, ${report.rejected.length} rejected.`)
      if (committed) print(`${result.added} questions are in the bank now.`)
      else if (read) note('Nothing has been changed. With --commit the new ones are added.')
    }
    return read ? 0 : 1
  },
})
