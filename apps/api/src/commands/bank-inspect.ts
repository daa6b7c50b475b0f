import { inspectFiles, isRefused } from './bank-file.ts'
import { fileProblems, filesTable, nextStep } from './bank-words.ts'
import { type Command, UsageError } from './command.ts'

/** Says what files of questions hold, without a database. Exit code 0 only where every file was read. */
export const bankInspect = (readerScript: string): Command => ({
  words: 'bank inspect',
  usage: 'bank inspect FILE… [--layout LAYOUT] [--json]',
  options: { layout: { type: 'string' } },
  run: async ({ json, print, progress }, { positionals, values }) => {
    if (positionals.length === 0) throw new UsageError('bank inspect FILE…: no file is named')
    const layout = typeof values.layout === 'string' ? values.layout : undefined
    const files = await inspectFiles(positionals, { readerScript, layout }, progress)
    if (json) for (const { report } of files) print(JSON.stringify(report))
    else {
      for (const line of filesTable(files)) print(line)
      for (const line of files.flatMap(fileProblems)) print(line)
      const steps = files.map(nextStep).filter((step) => step !== undefined)
      for (const line of ['', 'What to do:', ...steps.map((step) => `  ${step}`)]) print(line)
    }
    return files.some(isRefused) ? 1 : 0
  },
})
