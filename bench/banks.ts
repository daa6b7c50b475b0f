import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readBankInChild } from '../packages/bank-formats/src/child.ts'
import { BankFileError } from '../packages/bank-formats/src/index.ts'
import {
  agrees,
  banksFolder,
  isIncomplete,
  type ListedFile,
  leastShare,
  listedFiles,
  noFolder,
  soundAmongHostile,
} from '../packages/bank-formats/test/manifest.ts'

/** A file that is no bank may take so long. */
const hostileSeconds = 5
/** The reader's script lies beside this file once both are built. */
const childScript = fileURLToPath(new URL('./child-main.js', import.meta.url))

interface Outcome {
  questions: number
  rejected: number
  /** Of the rejected, those of which the file lacks something. */
  incomplete: number
  layout: string
  seconds: number
}

const read = async (folder: string, { file, questions }: ListedFile): Promise<Outcome> => {
  const bytes = await readFile(join(folder, file))
  const start = performance.now()
  const found = await readBankInChild(bytes, file, {
    childScript,
    ...(questions > 0 ? {} : { waitSeconds: hostileSeconds }),
  }).then(
    ({ drafts, rejected, format, layout }) => ({
      questions: drafts.length,
      rejected: rejected.length,
      incomplete: rejected.filter(({ code }) => isIncomplete(code)).length,
      layout: `${format} ${layout}`,
    }),
    (error: unknown) => {
      if (error instanceof BankFileError)
        return { questions: 0, rejected: 0, incomplete: 0, layout: `refused: ${error.code}` }
      throw error
    },
  )
  return { ...found, seconds: (performance.now() - start) / 1_000 }
}

/** What is wrong with an outcome; empty where it is as the manifest wants it. */
const complaint = (listed: ListedFile, { questions, rejected, layout }: Outcome): string => {
  if (layout === 'refused: file.too-slow' || layout === 'refused: file.too-heavy') return 'not read in time and memory'
  if (listed.questions <= 0)
    return questions > 0 && listed.file !== soundAmongHostile ? 'read, though it is no bank' : ''
  // A package whose only item is broken may be refused as a whole.
  if (listed.questions === 1 && layout.startsWith('refused: ')) return ''
  return agrees(listed, questions + rejected) ? '' : 'the counts differ'
}

const line = (cells: readonly (string | number)[]) =>
  console.log(
    cells
      .map((cell, index) => (index < 4 ? String(cell).padStart(9) : String(cell).padEnd(index === 4 ? 34 : 0)))
      .join('  '),
  )

const folder = banksFolder()
if (folder === undefined) console.log(noFolder)
else {
  line(['counted', 'questions', 'rejected', 'seconds', 'layout', 'file'])
  let counted = 0
  let imported = 0
  let incomplete = 0
  for (const listed of listedFiles(folder)) {
    const outcome = await read(folder, listed)
    const wrong = complaint(listed, outcome)
    if (wrong !== '') process.exitCode = 1
    const { questions, rejected, seconds, layout } = outcome
    line([
      listed.questions,
      questions,
      rejected,
      seconds.toFixed(2),
      layout,
      `${listed.file}${wrong && `  <- ${wrong}`}`,
    ])
    counted += Math.max(0, listed.questions)
    incomplete += outcome.incomplete
    imported += Math.max(0, Math.min(questions, listed.questions))
  }
  const percent = (of: number) => `${((100 * imported) / of).toFixed(2)} %`
  console.log(`${imported} of ${counted} counted questions became drafts (${percent(counted)}).`)
  console.log(
    `Of ${incomplete} others the file lacks options, answer or picture; without these it is ${percent(counted - incomplete)}.`,
  )
  if (imported < (counted - incomplete) * leastShare) process.exitCode = 1
}
