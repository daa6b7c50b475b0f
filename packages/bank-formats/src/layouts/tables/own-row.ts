import type { QuestionDraft } from '@lianbing/contract'
import { type BankProblem, bankProblem } from '../../problems.ts'
import { cellOf, type SheetRow } from '../../sheets/sheet.ts'
import { plain } from '../../text/comparable.ts'
import { holdsObject, withoutObjects } from '../../text/key-text.ts'
import { difficultyOf, levelOf, truthOf, typeOf } from '../../text/words.ts'
import type { OwnColumn, OwnPlaces } from './own-columns.ts'

type Value = Record<string, unknown>

/** Gaps as people type them, where no mark of ours stands in the text. */
const typedGap = /_{2,}|＿{2,}|[（(【]\s*[)）】]/g

const letters = (cell: string): string[] => plain(cell).toUpperCase().match(/[A-Z]/g) ?? []

/** A gap a line, its alternatives between bars; gaps on one line may be parted by semicolons. */
const gapTexts = (cell: string, gaps: number): string[][] => {
  const lines = cell.split('\n').filter((line) => line.trim() !== '')
  const [only = ''] = lines
  const parts = lines.length === 1 && gaps > 1 ? only.split(/[;；]/) : lines
  return parts.map((part) => part.split('||').map((text) => text.trim()))
}

const pairs = (cell: string): [string, string][] =>
  [
    ...plain(cell)
      .toUpperCase()
      .matchAll(/([A-Z])\s*[-–—→:=]?>?\s*([A-Z])/g),
  ].map(([, left = '', right = '']) => [left, right])

const yes = /^(?:是|√|✓|1|y|yes|true)$/i

/** Texts in which each picture over the cell has its place: `{{image:1}}` is the first, others follow the text. */
const withPictures = (cell: string, pictures: string[]): string => {
  if (!holdsObject(cell)) return cell
  const found = [...(cell.match(/[\u{F0000}-\u{FFFFD}]/gu) ?? [])]
  const first = pictures.length
  pictures.push(...found)
  const named = new Set<number>()
  const text = withoutObjects(cell).replace(/\{\{image:(\d{1,3})\}\}/g, (whole, number: string) => {
    const place = Number(number) - 1
    if (found[place] === undefined) return whole
    named.add(place)
    return `{{image:${first + place}}}`
  })
  const rest = found.flatMap((_, place) => (named.has(place) ? [] : [`{{image:${first + place}}}`]))
  return [text, ...rest].filter((part) => part !== '').join('\n')
}

const answerOf = (type: QuestionDraft['type'], cell: string, gaps: number): unknown => {
  switch (type) {
    case 'single-choice': {
      const named = letters(cell)
      return named.length === 1 ? named[0] : undefined
    }
    case 'multiple-choice':
    case 'ordering':
      return letters(cell)
    case 'true-false':
      return truthOf(cell)
    case 'blanks':
      return gapTexts(cell, gaps)
    case 'numeric':
      return plain(cell).replace('−', '-')
    case 'matching':
      return pairs(cell)
    case 'written':
      return cell
  }
}

export interface OwnRow {
  value: Value
  /** Characters of the pictures that its texts name by number. */
  pictures: string[]
}

const kept = [
  'examPoint',
  'group',
  'material',
  'source',
  'sourceDetail',
  'licence',
  'author',
  'reviewer',
  'standard',
  'edition',
  'validFrom',
  'validUntil',
] as const

const languageOf = (cell: string) =>
  /^(?:en|english|英文|英语)$/i.test(cell) ? 'en' : cell === '' ? undefined : 'zh-CN'

/** A row of our own sheet in the words of our package; a problem where a part is missing that people often forget. */
export const ownRow = (row: SheetRow, places: OwnPlaces): OwnRow | { problem: BankProblem } => {
  const pictures: string[] = []
  const raw = (column: OwnColumn) => cellOf(row, places.columns.get(column)).trim()
  const shown = (cell: string) => withPictures(cell.trim(), pictures)
  const type = typeOf(raw('type'))
  if (type === undefined) return { problem: bankProblem('type.unsupported', { type: raw('type') }) }
  const written = shown(raw('stem'))
  if (written === '') return { problem: bankProblem('stem.missing') }
  const stem = type === 'blanks' && !written.includes('{{blank}}') ? written.replace(typedGap, '{{blank}}') : written
  const listed = (columns: readonly number[]) => {
    const texts = Array.from(columns, (column) => shown(cellOf(row, column)))
    return texts.slice(0, texts.findLastIndex((text) => text !== '') + 1)
  }
  const pinned = raw('pinned')
  const fixed = new Set(letters(pinned))
  const options = listed(places.options).map((text, place) =>
    pinned === '' ? text : { text, pinned: fixed.has(String.fromCharCode(65 + place)) },
  )
  const targets = listed(places.targets)
  const choosing = type === 'single-choice' || type === 'multiple-choice' || type === 'ordering' || type === 'matching'
  if (choosing && options.length === 0) return { problem: bankProblem('options.missing') }
  const cell = raw('answer')
  if (cell === '' && type !== 'written') return { problem: bankProblem('key.missing') }
  const answer = answerOf(type, cell, stem.split('{{blank}}').length - 1)
  if (answer === undefined) return { problem: bankProblem('key.unreadable', { answer: cell }) }
  const tolerance = raw('tolerance').replace(/^[±+]/, '')
  const value: Value = {
    type,
    stem,
    answer,
    ...(choosing ? { options } : {}),
    ...(type === 'matching' ? { targets: targets.map((text) => ({ text, pinned: false })) } : {}),
    ...(type === 'blanks' && yes.test(raw('anyOrder')) ? { anyOrder: true } : {}),
    ...(type === 'numeric' && tolerance !== '' ? { tolerance } : {}),
    ...(type === 'numeric' && raw('unit') !== '' ? { unit: raw('unit') } : {}),
    language: languageOf(raw('language')),
    level: levelOf(raw('level')),
    difficulty: difficultyOf(raw('difficulty')),
  }
  const explanation = shown(raw('explanation'))
  if (explanation !== '') value.explanation = explanation
  for (const column of kept) {
    const text = column === 'material' ? shown(raw(column)) : raw(column)
    if (text !== '') value[column] = text
  }
  return { value, pictures }
}
