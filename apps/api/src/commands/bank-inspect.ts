import { inspectFile } from './bank-file.ts'
import { fileProblems, filesTable, nextStep } from './bank-words.ts'
import { type Command, UsageError } from './command.ts'

/** Says what files of questions hold, without a database. Exit code 0 only where every file was read. */
export const bankInspect = (readerScript: string): Command => ({
  words: 'bank inspect',
  usage: 'bank inspect FILE… [--json]',
  options: {},
  run: async ({ json, print }, { positionals }) => {
    if (positionals.length === 0) throw new UsageError('bank inspect FILE…: no file is named')
    const files = []
    for (const file of positionals) {
      const inspected = await inspectFile(file, { readerScript })
      if (json) print(JSON.stringify(inspected.report))
      files.push(inspected)
    }
    if (!json) {
      for (const line of filesTable(files)) print(line)
      for (const line of files.flatMap(fileProblems)) print(line)
      for (const line of ['', 'What to do:', ...files.map((file) => `  ${nextStep(file)}`)]) print(line)
    }
    return files.every(({ reading }) => reading !== undefined) ? 0 : 1
  },
})
