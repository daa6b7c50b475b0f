import type { Content, QuestionDraft } from '@lianbing/contract'
import {
  type OwnColumn,
  optionHeading,
  ownColumns,
  ownHeadings,
  type SheetLanguage,
  targetHeading,
} from '../../layouts/tables/own-columns.ts'
import { isPinned } from '../../text/words.ts'
import type { TellLoss } from '../notes.ts'
import { textOfContent } from '../package/text-of-content.ts'
import { plainLines } from '../plain-lines.ts'
import { typeWords } from '../type-names.ts'
import type { BankToWrite } from '../written.ts'
import { truthWords } from './truth-words.ts'
import type { PlacedPicture } from './workbook.ts'

/** How many columns of options and targets a sheet has. */
export interface SheetShape {
  options: number
  targets: number
  language: SheetLanguage
}

/** What the columns hold, from left to right: the question, its options and targets, and the rest. */
export const sheetColumns = ({
  options,
  targets,
}: SheetShape): (OwnColumn | { option: number } | { target: number })[] => [
  'type',
  'stem',
  ...Array.from({ length: options }, (_, option) => ({ option })),
  ...Array.from({ length: targets }, (_, target) => ({ target })),
  ...ownColumns.filter((column) => column !== 'type' && column !== 'stem'),
]

const letter = (place: number) => String.fromCharCode(65 + place)

export const headingRow = (shape: SheetShape): string[] =>
  sheetColumns(shape).map((column) => {
    if (typeof column === 'string') return ownHeadings[shape.language][column]
    return 'option' in column
      ? optionHeading[shape.language] + letter(column.option)
      : targetHeading[shape.language] + letter(column.target)
  })

const pinnedCell = ({ key, options }: QuestionDraft, texts: readonly string[]): string => {
  if (key.type === 'true-false' || options.length === 0) return ''
  const pinned = options.flatMap((option, place) => (option.pinned ? [letter(place)] : []))
  if (pinned.length > 0) return pinned.join('')
  // Words that would keep an option in its place are told that they do not.
  return texts.some(isPinned) ? '-' : ''
}

const keyCell = ({ key }: QuestionDraft, language: SheetLanguage): string => {
  const [right, wrong] = truthWords[language]
  switch (key.type) {
    case 'single-choice':
      return key.choice
    case 'multiple-choice':
      return key.choices.join('')
    case 'true-false':
      return key.truth ? right : wrong
    case 'blanks':
      return key.texts.map((texts) => texts.join(' || ')).join('\n')
    case 'numeric':
      return key.number
    case 'ordering':
      return key.order.join('')
    case 'matching':
      return key.pairs.map(([left, target]) => `${left}-${target}`).join(', ')
    case 'written':
      return key.rubric
  }
}

/** Whether the sheet's signs between gaps and alternatives stand in none of them. */
const areApart = ({ key }: QuestionDraft) =>
  key.type !== 'blanks' ||
  key.texts.flat().every((text) => text !== '' && !/[\r\n]|\|\|/.test(text) && !/^\||\|$/.test(text))

const longestCell = 32_767

/** Runs without their looks and formulas as their TeX, which any cell can say. */
const undressed = (content: Content): Content =>
  content.map((block) =>
    block.type === 'table'
      ? block
      : {
          type: 'paragraph',
          children: block.children.map((child) => {
            if (child.type === 'formula') return { type: 'run', text: child.tex }
            return child.type === 'run' ? { type: 'run', text: child.text } : child
          }),
        },
  )

/** Cells of a question, and its pictures; undefined where they cannot hold it. */
export const sheetRow = (
  draft: QuestionDraft,
  row: number,
  shape: SheetShape,
  pictures: BankToWrite['pictures'],
  tell: TellLoss,
): { cells: string[]; placed: PlacedPicture[] } | undefined => {
  if (!areApart(draft)) {
    tell('question.sign')
    return undefined
  }
  const placed: PlacedPicture[] = []
  const shown = (content: Content, column: number): string => {
    const names = new Map<string, number>()
    const lines = plainLines(content, tell).map((line) => ({
      ...line,
      children: line.children.map((child) => {
        if (child.type !== 'image') return child
        const picture = pictures.get(child.hash)
        if (!picture) {
          tell('picture.missing')
          return { type: 'run' as const, text: `[${child.alt}]` }
        }
        const alt = child.alt.trim().slice(0, 200)
        const name = `${child.hash} ${alt}`
        if (!names.has(name)) {
          names.set(name, names.size + 1)
          placed.push({ row, column, hash: child.hash, alt, picture })
        }
        return { type: 'image' as const, hash: String(names.get(name)), alt: '' }
      }),
    }))
    const whole = plainLines(lines, tell)
    if (whole.length === 0) return ''
    const text = textOfContent(whole, (name) => name)
    if (text === undefined) tell('look')
    return text ?? textOfContent(plainLines(undressed(whole), tell), (name) => name) ?? ''
  }
  const options = draft.options.map(({ content }, place) => shown(content, 2 + place))
  const rest: Partial<Record<OwnColumn, string>> = {
    type: typeWords[shape.language][draft.type],
    answer: keyCell(draft, shape.language),
    tolerance: draft.key.type === 'numeric' && draft.key.tolerance !== '0' ? draft.key.tolerance : '',
    unit: draft.unit ?? (draft.key.type === 'numeric' ? (draft.key.unit ?? '') : ''),
    anyOrder: draft.key.type === 'blanks' && draft.key.anyOrder ? (shape.language === 'en' ? 'yes' : '是') : '',
    pinned: pinnedCell(draft, options),
    level: draft.level === null ? '' : String(draft.level),
    difficulty: draft.difficulty === null ? '' : String(draft.difficulty),
    group: draft.group ?? '',
    language: draft.language,
  }
  const cells = sheetColumns(shape).map((column, place): string => {
    if (typeof column !== 'string') {
      if ('option' in column) return options[column.option] ?? ''
      const target = draft.targets[column.target]
      return target ? shown(target.content, place) : ''
    }
    if (column === 'stem' || column === 'explanation' || column === 'material') return shown(draft[column], place)
    const text = rest[column]
    if (text !== undefined) return text
    const value = draft[column as 'source']
    return value ?? ''
  })
  if (cells.some((cell) => cell.length > longestCell)) {
    tell('question.long')
    return undefined
  }
  return { cells, placed }
}
