import { language, level, ProblemError } from '@lianbing/contract'
import type { z } from 'zod'
import { type Db, withTx } from '../db/client.ts'
import { addDraftsIn, afterAdding } from '../features/banks/add-drafts.ts'
import { findNewDrafts, fingerprintDrafts } from '../features/banks/fingerprint-drafts.ts'
import { bankNameOf } from '../features/banks/imports/read-bank-file.ts'
import { insertPictures } from '../features/banks/media-queries.ts'
import { mergePackageIn } from '../features/banks/merges/merge-package.ts'
import { relatePackage } from '../features/banks/merges/relate-package.ts'
import type { PackageDraft } from '../features/banks/merges/sort-package.ts'
import { tradeExists } from '../features/trades/queries.ts'
import { commandBankScope } from '../http/session.ts'
import { type InspectedFile, inspectFiles, isRefused } from './bank-file.ts'
import { fileProblems, filesTable } from './bank-words.ts'
import { type Command, type CommandInput, required, UsageError } from './command.ts'

/** An option that may be absent, in the contract's shape. */
const optional = <T>(schema: z.ZodType<T>, name: string, value: unknown, wanted: string): T | undefined => {
  if (value === undefined) return undefined
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new UsageError(`--${name} takes ${wanted}, not ${String(value)}`)
}

const text = (value: unknown) => (typeof value === 'string' ? value.trim().slice(0, 500) : undefined)

const readOptions = (input: CommandInput) => {
  const { positionals, values } = input
  if (positionals.length === 0) throw new UsageError('bank import FILE…: no file is named')
  return {
    files: positionals,
    tradeCode: required(input, 'trade'),
    level: optional(level, 'level', values.level === undefined ? undefined : Number(values.level), '1 to 5'),
    language: optional(language, 'language', values.language, 'zh-CN or en'),
    source: text(values.source),
    layout: text(values.layout),
    update: values.update === true,
    commit: values.commit === true,
  }
}
type Options = ReturnType<typeof readOptions>

/**
 * A file on its way in, and how many of its questions are new to the trade and to the files before it; of a package, how
 * many are newer there than here, and how many were changed on both sides.
 */
type Incoming = { file: InspectedFile; drafts: PackageDraft[]; new: number; newer: number; forked: number }

const findIncoming = async (
  db: Db,
  { tradeCode, update }: Options,
  files: readonly InspectedFile[],
): Promise<Incoming[]> => {
  if (!(await tradeExists(db, tradeCode))) throw new ProblemError('trade.unknown')
  const before = new Set<string>()
  const incoming: Incoming[] = []
  for (const file of files) {
    const placed = file.reading?.drafts ?? []
    const marked = await fingerprintDrafts(
      placed.map(({ draft }) => draft),
      placed.map(({ at }) => at),
    )
    const named = marked.map((one, index) => ({ ...one, identity: placed[index]?.identity }))
    const relations = await relatePackage(db, tradeCode, named)
    const drafts = named.map((one, index) => {
      const { relation, relatedId = null } = relations[index] ?? {}
      return { ...one, replaces: update && relation === 'newer' ? relatedId : null }
    })
    const unknown = drafts.filter((_, index) => relations[index] === undefined)
    const fresh = (await findNewDrafts(db, tradeCode, unknown)).filter(({ fingerprint }) => !before.has(fingerprint))
    for (const { fingerprint } of fresh) before.add(fingerprint)
    const many = (wanted: string) => relations.filter((one) => one?.relation === wanted).length
    incoming.push({ file, drafts, new: fresh.length, newer: many('newer'), forked: many('forked') })
  }
  return incoming
}

/** All files in one transaction, so that an interruption leaves the bank as it was. */
type Added = { added: number; updated: number }
const sumOf = (list: readonly Added[]) => list.reduce((sum, { added }) => sum + added, 0)

const addAll = async (db: Db, options: Options, incoming: readonly Incoming[]): Promise<Added[]> => {
  const added = await withTx(db, async (tx) => {
    const counts: Added[] = []
    for (const { file, drafts } of incoming) {
      const whole = file.reading?.package
      const source = options.source || whole?.source
      const bankName = bankNameOf(file.report.file, source)
      const target = { tradeCode: options.tradeCode, bankName, level: options.level, source, licence: whole?.licence }
      const merged = await mergePackageIn(tx, commandBankScope, target, drafts)
      const { added } = await addDraftsIn(tx, target, merged.left)
      counts.push({ added: merged.added + added, updated: merged.updated })
      await insertPictures(tx, file.reading?.pictures ?? [])
    }
    return counts
  })
  await afterAdding(db, sumOf(added))
  return added
}

/** What a package of another city knows of questions that the bank has. */
const mergeLines = (newer: number, forked: number, updated: number): string[] => [
  ...(updated > 0 ? [`${updated} of the known ones have what is newer in the package now.`] : []),
  ...(newer > updated ? [`${newer - updated} of the known ones are newer in the package: --update takes them.`] : []),
  ...(forked > 0 ? [`${forked} of the known ones were changed on both sides and stay as they are here.`] : []),
]

/**
 * Puts the questions of files into a bank, all or none; without `--commit` it says what would happen and changes
 * nothing.
 */
export const bankImport = (readerScript: string): Command => ({
  words: 'bank import',
  usage:
    'bank import FILE… --trade CODE [--level 1-5] [--language zh-CN|en] [--source SOURCE] [--layout LAYOUT] [--update] [--commit] [--json]',
  options: {
    trade: { type: 'string' },
    level: { type: 'string' },
    language: { type: 'string' },
    source: { type: 'string' },
    layout: { type: 'string' },
    update: { type: 'boolean' },
    commit: { type: 'boolean' },
  },
  run: async ({ json, print, note, progress, openDatabase }, input) => {
    const options = readOptions(input)
    const files = await inspectFiles(options.files, { readerScript, ...options }, progress)
    const whole = !files.some(isRefused) && files.some(({ report }) => report.questions > 0)
    const committed = whole && options.commit
    let incoming: Incoming[] = files.map((file) => ({ file, drafts: [], new: 0, newer: 0, forked: 0 }))
    let added: Added[] = []
    if (whole) {
      const { db, close } = await openDatabase()
      try {
        incoming = await findIncoming(db, options, files)
        const questions = incoming.reduce((sum, { drafts }) => sum + drafts.length, 0)
        if (committed) progress(`Adding the new ones of ${questions} questions`)
        if (committed) added = await addAll(db, options, incoming)
      } finally {
        progress('')
        await close()
      }
    }
    for (const [index, { file, new: fresh, newer, forked }] of incoming.entries()) {
      const { report } = file
      const done = added[index] ?? { added: 0, updated: 0 }
      const counts = { new: committed ? done.added : fresh, newer, forked, ...done }
      const known = report.questions - counts.new
      if (json) print(JSON.stringify({ ...report, trade: options.tradeCode, ...counts, known, committed }))
      else {
        for (const line of fileProblems(file)) print(line)
        if (file.reading !== undefined) print(`${counts.new} new, ${known} known, ${report.rejected.length} rejected.`)
        for (const line of mergeLines(newer, forked, done.updated)) print(line)
      }
    }
    if (!json) {
      if (files.length > 1) for (const line of ['', ...filesTable(files)]) print(line)
      if (committed) print(`\n${sumOf(added)} questions are in the bank now.`)
      else if (whole) note('Nothing has been changed. With --commit the new ones are added.')
      else note('Nothing has been changed: every file has to be readable, and one has to hold questions.')
    }
    return whole ? 0 : 1
  },
})
