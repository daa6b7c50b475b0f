import { plain } from '../../text/comparable.ts'
import type { Line } from '../document.ts'
import type { WrittenCell } from './written-table.ts'

const stem = /^(题干|题目|试题|问题|题目内容|试题内容|题干内容|question|stem)$/i
const answer = /^((正确|参考|标准)?答案|answer|key)$/i
const option = /^(?:选项|备选项?|option)?\s*([A-H])\s*(?:选项|项)?[.、]?$/i
const other =
  /^(题型|题目类型|试题类型|类型|题号|序号|编号|(试题|题目|答案)?(解析|分析)|难度|难易程度|知识点|考点|考核点|鉴定点|章节|所属章|分值|分数|等级|级别|来源|出处|type|difficulty|explanation|analysis|score|points)$/i

const labelOf = (cell: WrittenCell): string | undefined => {
  const [line, ...more] = cell.lines
  if (!line || more.length > 0 || line.text.length > 20) return undefined
  const label = plain(line.text)
    .replace(/[:\s]+$/, '')
    .replace(/(?<=[\u4E00-\u9FFF])\s+(?=[\u4E00-\u9FFF])/g, '')
  return [stem, answer, option, other].some((pattern) => pattern.test(label)) ? label : undefined
}

interface Field {
  label: string
  at: string
  lines: readonly Line[]
}

/** A row as names with what stands beside each; undefined where it is something else. */
const fieldsOf = (row: readonly WrittenCell[]): Field[] | undefined => {
  const fields: Field[] = []
  for (let at = 0; at < row.length; at += 2) {
    const [name, value] = [row[at], row[at + 1]]
    if (!name?.lines.length && !value?.lines.length) continue
    const label = name && labelOf(name)
    if (label === undefined) return undefined
    fields.push({ label, at: name?.lines[0]?.at ?? '', lines: value?.lines ?? [] })
  }
  return fields
}

const written = ({ label, at, lines }: Field): Line[] => {
  const letter = option.exec(label)?.[1]
  const head = letter === undefined ? `${label}：` : `${letter.toUpperCase()}. `
  const [first, ...rest] = lines
  return [{ at: first?.at ?? at, text: head + (first?.text ?? '') }, ...rest]
}

/**
 * The lines of a table that holds a question, or several, field by field: a name on the left, what belongs to it on the
 * right. Undefined for any other table.
 */
export const recordTableLines = (rows: readonly (readonly WrittenCell[])[]): Line[] | undefined => {
  const fields: Field[] = []
  for (const row of rows) {
    const found = fieldsOf(row)
    if (!found) return undefined
    fields.push(...found)
  }
  const has = (pattern: RegExp) => fields.filter(({ label }) => pattern.test(label)).length
  // A row of headings names its columns alike, but then what stands beside each is a name too.
  const named = fields.filter(
    ({ lines }) => lines.length === 1 && labelOf({ lines: [...lines], span: 1 }) !== undefined,
  )
  if (has(stem) === 0 || has(answer) + has(option) === 0 || named.length * 2 > fields.length) return undefined
  return fields.flatMap(written)
}
