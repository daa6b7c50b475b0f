import type { QuestionDraft } from '@lianbing/contract'
import { picturesOf } from './pictures-of.ts'
import type { BankToWrite, QuestionToWrite, WrittenFormat } from './written.ts'

/** What a file may hold so that it can be read again; the reader's own bounds, with room to spare. */
interface Bounds {
  questions: number
  /** Files within a zip. */
  entries: number
  /** Of texts, as trees of JSON. */
  textBytes: number
  pictureBytes: number
  /** Of all pictures, each of which is made anew within the time of a reading. */
  pixels: number
}
const MIB = 1024 * 1024
const usual: Bounds = {
  questions: 50_000,
  entries: 1_900,
  textBytes: 30 * MIB,
  pictureBytes: 20 * MIB,
  pixels: 80_000_000,
}
const boundsOf: Record<WrittenFormat, Bounds> = {
  // What stands on a line of it is a third of the tree that is counted here.
  json: { ...usual, textBytes: 64 * MIB },
  xlsx: usual,
  // A paper has to be understood as people type it, which takes its time.
  docx: { ...usual, questions: 5_000 },
  gift: usual,
  // An element for each part of a question takes its time to be read.
  'moodle-xml': { ...usual, questions: 5_000, textBytes: 16 * MIB },
  qti: { ...usual, questions: 1_900 },
}

type Weight = Record<keyof Bounds, number>
const nothing: Weight = { questions: 0, entries: 0, textBytes: 0, pictureBytes: 0, pixels: 0 }
const names = Object.keys(nothing) as (keyof Bounds)[]

const shownBy = ({ draft, identity }: QuestionToWrite, history: boolean): string[] => {
  const earlier = history ? (identity?.earlier ?? []).map((old) => old.draft) : []
  return [draft, ...earlier].flatMap(picturesOf)
}

/** What one more question adds to a part that shows these pictures and cases already. */
const weigher = (bank: BankToWrite, format: WrittenFormat) => {
  const pictures = new Set<string>()
  const cases = new Set<string>()
  const isPackage = format === 'json'
  return (question: QuestionToWrite): Weight => {
    const { draft } = question
    const weight: Weight = { ...nothing, questions: 1, entries: format === 'qti' ? 1 : 0 }
    weight.textBytes = Buffer.byteLength(JSON.stringify(isPackage ? question : draft))
    const story = draft.material.length === 0 ? undefined : `${draft.group ?? ''}${JSON.stringify(draft.material)}`
    if (story !== undefined && format === 'qti' && !cases.has(story)) weight.entries++
    if (story !== undefined) cases.add(story)
    for (const hash of shownBy(question, isPackage)) {
      const picture = bank.pictures.get(hash)
      if (picture === undefined || pictures.has(hash)) continue
      pictures.add(hash)
      weight.entries++
      weight.pictureBytes += picture.bytes.length
      weight.pixels += picture.width * picture.height
    }
    return weight
  }
}

const isSameCase = (one: QuestionDraft | undefined, other: QuestionDraft): boolean =>
  other.group !== null && one?.group === other.group

/**
 * The questions in as few files as can each be read again, in their order; a case is not torn apart where it fits into
 * one.
 */
export const bankParts = (bank: BankToWrite, format: WrittenFormat): QuestionToWrite[][] => {
  const bounds = boundsOf[format]
  const parts: QuestionToWrite[][] = [[]]
  let weigh = weigher(bank, format)
  let sum = { ...nothing }
  let block: QuestionToWrite[] = []
  const begin = () => {
    parts.push([])
    weigh = weigher(bank, format)
    sum = { ...nothing }
  }
  const add = (questions: readonly QuestionToWrite[]) => {
    const before = sum
    const after = { ...sum }
    for (const question of questions) {
      const weight = weigh(question)
      for (const name of names) after[name] += weight[name]
    }
    const fits = names.every((name) => after[name] <= bounds[name])
    if (fits || (before.questions === 0 && questions.length === 1)) {
      sum = after
      parts.at(-1)?.push(...questions)
    } else if (before.questions > 0) {
      begin()
      add(questions)
    } else {
      // One case that no file holds: question by question.
      weigh = weigher(bank, format)
      for (const question of questions) add([question])
    }
  }
  for (const question of bank.questions) {
    if (block.length > 0 && !isSameCase(block.at(-1)?.draft, question.draft)) {
      add(block)
      block = []
    }
    block.push(question)
  }
  if (block.length > 0) add(block)
  return parts
}
