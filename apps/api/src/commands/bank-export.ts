import { writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { bankExports, type Language, language } from '@lianbing/contract'
import type { Db } from '../db/client.ts'
import { exportQuestions } from '../features/banks/exports/export-questions.ts'
import { findBanks } from '../features/banks/queries.ts'
import { commandBankScope } from '../http/session.ts'
import { type Command, type CommandInput, required, UsageError } from './command.ts'

/** Nobody else waits for it: a whole bank with its pictures may take its time. */
const timeoutSeconds = 600

const readOptions = (input: CommandInput) => {
  const [file, more] = input.positionals
  if (file === undefined || more !== undefined) throw new UsageError('bank export FILE: name one file to write')
  const format = bankExports.exportFormat.safeParse(input.values.format ?? 'json')
  if (!format.success) throw new UsageError(`--format takes ${bankExports.exportFormat.options.join(', ')}`)
  const spoken = language.safeParse(input.values.language ?? 'zh-CN')
  if (!spoken.success) throw new UsageError('--language takes zh-CN or en')
  const bank = typeof input.values.bank === 'string' ? input.values.bank : undefined
  return { file, format: format.data, language: spoken.data, tradeCode: required(input, 'trade'), bank }
}

/** The bank of this name; of two that differ only in their language the one in that of the file. */
const findBankId = async (
  db: Db,
  { tradeCode, bank, spoken }: { tradeCode: string; bank: string; spoken: Language },
) => {
  const named = (await findBanks(db, commandBankScope)).filter(
    (one) => one.name === bank && one.tradeCode === tradeCode,
  )
  return (named.find((one) => one.language === spoken) ?? named[0])?.bankId
}

/** Writes the questions of a trade, or of one of its banks, into a file; exit code 1 where there are none. */
export const bankExport = (writerScript: string): Command => ({
  words: 'bank export',
  usage:
    'bank export FILE --trade CODE [--bank NAME] [--format json|xlsx|docx|gift|moodle-xml|qti] [--language zh-CN|en] [--json]',
  options: {
    trade: { type: 'string' },
    bank: { type: 'string' },
    format: { type: 'string' },
    language: { type: 'string' },
  },
  run: async ({ json, print, note, progress, openDatabase }, input) => {
    const { file, format, language: spoken, tradeCode, bank } = readOptions(input)
    const { db, close } = await openDatabase()
    try {
      const bankId = bank === undefined ? undefined : await findBankId(db, { tradeCode, bank, spoken })
      if (bank !== undefined && bankId === undefined) {
        note(`The trade ${tradeCode} has no bank of the name ${bank}.`)
        return 1
      }
      progress(`Writing ${file}`)
      const selection = { filter: { words: [], tradeCode, ...(bankId === undefined ? {} : { bankId }) } }
      const wanted = { selection, tradeCode, format, language: spoken, name: basename(file).replace(/\.[^.]*$/, '') }
      const { bytes, extension, questions, parts, leftOut } = await exportQuestions(db, commandBankScope, wanted, {
        writerScript,
        timeoutSeconds,
      })
      await writeFile(file, bytes)
      progress('')
      if (json) print(JSON.stringify({ file, format, extension, questions, parts, bytes: bytes.length, leftOut }))
      else {
        print(`${questions} questions are in ${file}.`)
        if (parts > 1) print(`  They are ${parts} files in a zip: one would be more than an import takes.`)
        for (const [code, count] of Object.entries(leftOut)) print(`  ${count} × ${code} could not be kept`)
        if (!file.endsWith(`.${extension}`)) note(`What was written is a .${extension}: give the file that ending.`)
      }
      return 0
    } finally {
      progress('')
      await close()
    }
  },
})
