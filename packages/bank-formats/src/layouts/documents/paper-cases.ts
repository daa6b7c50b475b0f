import type { Looks } from './paper-flags.ts'
import type { PaperHeading } from './paper-headings.ts'
import type { PaperLine } from './paper-lines.ts'
import type { Between } from './paper-wrapping.ts'

const ordinals = '[一二三四五六七八九十\\d]{0,3}'
/** 案例一：, 【材料】, 背景资料 …: a text that the questions below it share. */
const caseMark = new RegExp(
  `^\\s{0,12}(?:[（(]?[一二三四五六七八九十\\d]{1,3}[)）]?\\s{0,4}[、.．:：]?\\s{0,4})?[【[（(]?(?:案例|材料|背景资料|背景材料|阅读材料|情景|场景|案例材料|资料)\\s{0,4}${ordinals}\\s{0,4}[】\\])）]?\\s{0,4}(?:[:：]\\s{0,4}|$)`,
)
const caseTypes = /案例|材料|综合|情景|阅读/

/** Whether the part's questions belong to cases by its heading. */
export const hasCases = ({ type, words = '' }: PaperHeading): boolean => caseTypes.test(type) || caseTypes.test(words)

/** Where a line's own text begins behind 案例一：; undefined where the line begins no case. */
export const caseStart = (line: string): number | undefined => caseMark.exec(line.slice(0, 80))?.[0].length

/**
 * Numbered texts of a part of cases that only tell something: the questions below them are numbered in another way,
 * from 1. Returns the indexes of their lines.
 */
export const numberedCases = (looks: readonly Looks[], part: readonly number[]): Set<number> => {
  const cases = new Set<number>()
  const places = part.flatMap((line, at) => (looks[line]?.number && !looks[line]?.number?.doubtful ? [at] : []))
  /** Whether options or an answer stand from one number up to the next. */
  const asks = places.map((at, index) =>
    part.slice(at, places[index + 1]).some((line) => {
      const look = looks[line]
      return look !== undefined && (look.marked !== undefined || look.options > 0 || look.answer || look.keyed)
    }),
  )
  for (const [index, at] of places.entries()) {
    const own = looks[part[at] ?? -1]?.number
    const below = looks[part[places[index + 1] ?? -1] ?? -1]?.number
    if (own && below?.number === 1 && below.style !== own.style && !asks[index] && asks[index + 1])
      cases.add(part[at] ?? -1)
  }
  return cases
}

/** The text of a case: from where it begins up to its first question. */
export const caseText = (
  lines: readonly PaperLine[],
  looks: readonly Looks[],
  indexes: readonly number[],
  between: Between,
): string => {
  const pieces: string[] = []
  let before: PaperLine | undefined
  for (const [place, index] of indexes.entries()) {
    const line = lines[index]
    const look = looks[index]
    if (!line || !look || look.blank) continue
    const from = place > 0 ? 0 : (caseStart(line.text) ?? look.number?.end ?? 0)
    const text = line.text.slice(from).trim()
    const last = pieces.at(-1)
    if (text === '') continue
    pieces.push((last === undefined || !before ? '' : between(last, before, text)) + text)
    before = line
  }
  return pieces.join('')
}
