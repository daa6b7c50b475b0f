import { plain } from '../../text/comparable.ts'
import { cellText, type WrittenCell } from './written-table.ts'

/**
 * What a table is for: a sheet of questions below headings, a frame around questions, options side by side, boxes for
 * the marker's points, or data that a question shows.
 */
export type TableKind = 'sheet' | 'frame' | 'options' | 'scores' | 'data'

const score =
  /^(题号|题型|大题|题次|得分|评分|总分|合计|满分|分值|分数|配分|评分人|阅卷人|评卷人|登分人|统分人|核分人|复核人|复评人|核查人|签名|[一二三四五六七八九十]+|\d*分?)$/
const marker = /^(得分|评分|评分人|阅卷人|评卷人|登分人|统分人|核分人|复核人)$/

const startsOption = /^\s*[（(【[]?\s*[A-HＡ-Ｈ]\s*[)）】\].．、:：\s]/
const startsNumber = /^\s*[（(【[]?\s*\d{1,4}\s*([.．、)）】\]]|$)/
const holdsOptions = /(^|[\s)）\]】])[（(【[]?[AＡ]\s*[)）】\].．、][\s\S]*[BＢ]\s*[)）】\].．、]/
const holdsBracket = /[（(]\s*[A-HＡ-Ｈ√×✓✗对错]*\s*[)）]/

/** Whether a row of a table holds a numbered question. */
const asks = (row: readonly WrittenCell[]) => {
  const texts = row.map(cellText)
  const text = texts.join('\n').slice(0, 20_000)
  return texts.some((cell) => startsNumber.test(cell)) && (holdsOptions.test(text) || holdsBracket.test(text))
}

/** What a table is for; `isSheet` tells whether questions can be read below its headings. */
export const tableKind = (rows: readonly (readonly WrittenCell[])[], isSheet: () => boolean): TableKind => {
  const filled = rows.flat().filter(({ lines }) => lines.length > 0)
  const words = filled.map((cell) => plain(cellText(cell)).replace(/\s/g, ''))
  if (words.every((word) => score.test(word)) && words.some((word) => marker.test(word))) return 'scores'
  if (rows.every((row) => row.filter(({ lines }) => lines.length > 0).length < 2)) return 'frame'
  if (isSheet()) return 'sheet'
  const questions = rows.filter(asks).length
  if (questions > 0 && questions * 4 >= rows.length) return 'frame'
  return filled.length > 1 && filled.every((cell) => startsOption.test(cellText(cell))) ? 'options' : 'data'
}
