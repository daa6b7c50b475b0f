import { answerLetters } from '../../question/read-key.ts'
import { plain } from '../../text/comparable.ts'
import { apart, labelled, letterAt } from '../../text/option-letters.ts'
import { holdsLetters } from '../../text/split-options.ts'
import { truthOf } from '../../text/words.ts'
import { optionColumn, type Role, roleOf } from '../roles.ts'
import { isTypeName } from './tag-names.ts'
import { fieldOf } from './tagged-field.ts'

export interface OneLineColumns {
  number?: number
  type?: number
  stem: number
  /** Columns of one option each. */
  options: number[]
  /** The column that holds all of them. */
  list?: number
  answer: number
  explanation?: number
}

/** "C，勤勉" or "A 甲、B 乙": letters with their texts. */
const keyWithText = /^\s*[(（【[]?([A-HＡ-Ｈ])[)）】\]]?\s*[.．、,，:：\s]\s*(?=\S)/

const isKey = (text: string) =>
  answerLetters(text)?.every((letter) => letter <= 'L') === true ||
  truthOf(text) !== undefined ||
  keyWithText.test(text)

const share = (texts: readonly string[], test: (text: string, index: number) => boolean) =>
  texts.length === 0 ? 0 : texts.filter(test).length / texts.length
const mean = (texts: readonly string[]) => texts.reduce((sum, text) => sum + text.length, 0) / Math.max(1, texts.length)

/** What the columns of lines hold, by what they look like; undefined where question and key are not plain. */
export const columnsOfLines = (rows: readonly string[][], width: number): OneLineColumns | undefined => {
  const columns = Array.from({ length: width }, (_, index) => rows.map((row) => row[index] ?? ''))
  const column = (index: number) => columns[index] ?? []
  let rest = Array.from({ length: width }, (_, index) => index).filter(
    (index) => share(column(index), (text) => text !== '') > 0.05,
  )
  const take = (found: number | undefined) => {
    rest = rest.filter((index) => index !== found)
    return found
  }
  const numbers = (index: number) =>
    share(column(index), (text, row) => /^[(（]?\d{1,5}[)）.．、]?$/.test(text) && text !== column(index)[row - 1]) >
    0.9
  const number = rest.length > 2 && numbers(rest[0] ?? 0) ? take(rest[0]) : undefined
  const type = take(rest.find((index) => share(column(index), isTypeName) > 0.8))
  const keys = rest.filter((index) => share(column(index), (text) => text === '' || isKey(text)) > 0.8)
  const led = (index: number, letter: string) =>
    share(
      column(index).filter((text) => text !== ''),
      (text) => labelled(text, apart)?.letter === letter,
    ) > 0.7
  const lettered: number[] = []
  for (const index of rest) if (led(index, letterAt(lettered.length))) lettered.push(index)
  const options = lettered.length > 1 ? lettered : []
  const list = rest.find((index) => share(column(index), holdsLetters) > 0.5)
  const free = rest.filter((index) => !options.includes(index) && index !== list)
  const answer = free.filter((index) => keys.includes(index)).at(-1)
  const texts = free.filter((index) => index !== answer)
  const stem = [...texts].sort((a, b) => mean(column(b)) - mean(column(a)))[0]
  const first = texts[0]
  if (stem === undefined || first === undefined) return undefined
  const asked = mean(column(first)) * 2 > mean(column(stem)) ? first : stem
  const last = answer ?? texts.filter((index) => index > asked)[0]
  if (last === undefined) return undefined
  const between = texts.filter((index) => index > asked && index < last)
  const behind = texts.find((index) => index > last)
  return {
    stem: asked,
    answer: last,
    options: options.length > 0 ? options : list === undefined && between.length > 1 ? between : [],
    ...(number === undefined ? {} : { number }),
    ...(type === undefined ? {} : { type }),
    ...(list === undefined || options.length > 0 ? {} : { list }),
    ...(behind === undefined ? {} : { explanation: behind }),
  }
}

/** The columns that a first line of headings names: "题号|||题型|||题目|||A|||B|||答案". */
export const namedColumns = (cells: readonly string[]): OneLineColumns | undefined => {
  const options: number[] = []
  const roles = cells.map((cell, column) => {
    const place = optionColumn(cell)
    if (place !== undefined) options[place] = column
    return place === undefined ? roleOf(cell) : 'other'
  })
  const at = (role: Role) => (roles.includes(role) ? roles.indexOf(role) : undefined)
  const [stem, answer, type, list, explanation] = [
    at('stem'),
    at('answer'),
    at('type'),
    at('options'),
    at('explanation'),
  ]
  if (stem === undefined || answer === undefined) return undefined
  return {
    stem,
    answer,
    options: options.filter((column) => column !== undefined),
    ...(type === undefined ? {} : { type }),
    ...(list === undefined ? {} : { list }),
    ...(explanation === undefined ? {} : { explanation }),
  }
}

/** Whether the cells of a line name themselves: "题目：…", "答案：…". */
export const isTagged = (cells: readonly string[]): boolean => {
  const roles = cells.map((cell) => fieldOf(cell, new Map())?.role)
  return roles.includes('stem') || roles.includes('answer')
}

/** Whether a text asks: a number before it, a gap in it, or a question mark. */
export const asks = (text: string): boolean =>
  /^\s*\d{1,5}\s*[.．、:：)）]|[?？]|[（(]\s{0,20}[)）]|_{2,}/.test(plain(text))
