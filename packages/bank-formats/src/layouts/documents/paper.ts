import type { TextDocument } from '../../documents/document.ts'
import { bankProblem } from '../../problems.ts'
import type { Layout, LayoutReading } from '../layout.ts'
import type { AnswerSheet } from './answer-sheet.ts'
import { applyKeys } from './paper-apply-keys.ts'
import { partsOfBlock } from './paper-block.ts'
import { caseText } from './paper-cases.ts'
import { looksOf } from './paper-flags.ts'
import { withoutFurniture } from './paper-furniture.ts'
import { type KeyGroup, keyGroups } from './paper-keys.ts'
import { paperLines } from './paper-lines.ts'
import { type PaperQuestion, questionOf } from './paper-question.ts'
import { sectionsOf } from './paper-sections.ts'
import { examCode } from './paper-stem.ts'
import { wrappingOf } from './paper-wrapping.ts'

/** A paper's questions by its parts. */
export interface PaperPart {
  type: string
  ordinal?: number
  /** Index of its first line, to tell which part a key stands behind. */
  line: number
  questions: PaperQuestion[]
}

const describe = (parts: readonly PaperPart[], keys: readonly KeyGroup[], wrapped: boolean) => {
  const questions = parts.flatMap((part) => part.questions)
  const numbered = questions.filter((question) => question.number !== undefined).length
  const options = questions.filter((question) => question.options.length >= 2).length
  const answers = keys.reduce((sum, group) => sum + group.entries.length, 0)
  return [
    `A paper of ${questions.length} questions in ${parts.length} parts: ${numbered} are numbered, ${options} have options`,
    ...(answers > 0 ? [`${answers} answers stand in a key of their own`] : []),
    ...(wrapped ? ['lines are broken at the width of a page and were joined'] : []),
  ].join('; ')
}

const read = (document: TextDocument, sheet?: AnswerSheet): LayoutReading | undefined => {
  const lines = withoutFurniture(paperLines(document))
  const looks = looksOf(lines)
  const keys = keyGroups(lines, looks)
  const sections = sectionsOf(lines, looks, keys.used)
  const { wrapped, between } = wrappingOf(lines, looks, sections)
  const blocks = sections.flatMap((section) => section.blocks)
  // A heading that names the type makes questions of numbered sentences.
  const strong = sections.flatMap(({ heading, blocks: own }) =>
    heading.type === '' ? own.filter((block) => block.strong) : own,
  ).length
  if (blocks.length === 0 || strong * 2 < blocks.length) return undefined
  const coded = blocks.filter((block) =>
    examCode.test(lines[block.lines[0] ?? -1]?.text.slice(block.from, block.from + 60) ?? ''),
  )
  const warnings: LayoutReading['warnings'] = []
  const parts: PaperPart[] = sections
    .filter((section) => section.blocks.length > 0)
    .map((section) => {
      const material = caseText(lines, looks, section.material, between)
      const group = material === '' ? '' : (lines[section.material[0] ?? -1]?.at ?? '')
      return {
        type: section.heading.type,
        ...(section.heading.ordinal === undefined ? {} : { ordinal: section.heading.ordinal }),
        line: section.blocks[0]?.lines[0] ?? 0,
        questions: section.blocks.map((block) => {
          const found = partsOfBlock(lines, looks, block, between)
          for (const { line, text } of found.left)
            warnings.push({ at: line.at, ...bankProblem('row.skipped', { text: text.slice(0, 60) }) })
          const question = questionOf(lines, looks, block, section, found, coded.length * 2 > blocks.length)
          return { ...question, material, group }
        }),
      }
    })
  const reason = describe(parts, keys.groups, wrapped)
  warnings.push(...applyKeys(parts, keys.groups))
  if (sheet)
    warnings.push(
      ...applyKeys(
        parts,
        sheet.groups.map((group) => ({ ...group, line: lines.length })),
      ),
    )
  const questions = parts.flatMap((part) => part.questions)
  // Options, an answer or a heading that names the type: numbered sentences have none of them.
  const proven = questions.filter(
    ({ options, answer, type }) => options.length >= 2 || type !== '' || answer.kind !== 'text' || answer.text !== '',
  )
  const certain = questions.some((question) => question.number !== undefined) || parts.some((part) => part.type !== '')
  return {
    layout: 'paper',
    reason,
    questions,
    rejected: [],
    warnings,
    leastDrafts: certain && proven.length * 2 >= questions.length ? 0 : 0.5,
  }
}

/** The layout of papers, with the answers of a second file, whose numbers are those of the paper. */
export const paperWith = (sheet?: AnswerSheet): Layout<TextDocument> => ({
  code: 'paper',
  read: (document) => read(document, sheet),
})

/** A paper as people type it: numbered questions with options, answers beside them or at the end. */
export const paper = paperWith()
