import type { Line } from '../../documents/document.ts'
import { STRESS, STRESS_END } from '../../text/marks.ts'
import { isTypeName } from './tag-names.ts'
import { cutAtClosings, cutAtTags, fieldOf } from './tagged-field.ts'
import { headerOf, sectionType } from './tagged-header.ts'
import { optionsOf } from './tagged-option.ts'
import type { OwnTags, Token } from './tagged-token.ts'

const rule = /^\s{0,8}(?:[-=*~_#@$%^+<>—–─━|]\s{0,2}){2,}$/
/** "=== 题目结束 ===": a rule with words in it. */
const wordedRule = /^\s{0,8}([-=~#*_—─━])\1{2,60}\s{0,8}([^-=~#*_—─━]{1,20})\s{0,8}\1{3,60}\s*$/
const fence = /^\s{0,8}(?:```|~~~)/
const numberAlone =
  /^\s{0,8}(?:#{1,6}\s+)?(?:\*\*)?(?:第\s{0,2})?[(（【[]?\d{1,5}[)）】\]]?(?:题)?[.．、:：]?(?:\*\*)?\s*$/
const chapter =
  /^\s{0,8}(?:#{1,6}\s+)?第\s{0,2}[一二三四五六七八九十百\d]{1,4}\s{0,2}[章节篇单元部分模块]{1,2}(?:\s|[:：、]|$)/
/** "0.0分": the points that somebody got. */
const score = /^\s{0,8}\d{1,3}(?:\.\d{1,2})?\s{0,2}分\s*$/
const stress = new RegExp(`[${STRESS}${STRESS_END}]`, 'g')

/** Word's own number is part of what a reader sees, where it is an option's letter. */
const withLabel = ({ text, label }: Line): string =>
  label !== undefined && /^[(（]?[A-Za-z][)）.．、]/.test(label) && !optionsOf(text) ? `${label}${text}` : text

const tokensOf = (line: string, at: string, own: OwnTags): Token[] => {
  const text = line.replace(stress, '')
  const bare = text.trim()
  if (bare === '') return [{ kind: 'blank', at, text: '' }]
  if (rule.test(text)) return [{ kind: 'rule', at, text: '' }]
  const words = wordedRule.exec(text)?.[2]
  if (words !== undefined && !isTypeName(words)) return [{ kind: 'rule', at, text: '' }]
  if (words !== undefined) return [{ kind: 'header', at, type: words.trim(), text: '' }]
  if (score.test(text)) return [{ kind: 'field', at, text: bare, role: 'ignored', name: 'score', marked: false }]
  if (numberAlone.test(text)) return [{ kind: 'number', at, text: bare }]
  if (chapter.test(text) && bare.length < 80) return [{ kind: 'chapter', at, text: bare.replace(/^[#\s]+/, '') }]
  const section = sectionType(bare)
  if (section !== undefined) return [{ kind: 'section', at, text: bare, type: section }]
  const field = fieldOf(text, own)
  const parts = cutAtTags(line, field)
  return parts.flatMap((part, index): Token[] => {
    const words = part.replace(stress, '')
    const header = index === 0 && !field ? headerOf(words) : undefined
    if (header) {
      const { type, number, rest } = header
      const begun: Token[] = [{ kind: 'header', at, type, text: rest, ...(number === undefined ? {} : { number }) }]
      if (header.difficulty !== '')
        begun.push({ kind: 'field', at, role: 'difficulty', name: 'difficulty', marked: true, text: header.difficulty })
      return begun
    }
    const tag = fieldOf(words, own)
    if (tag?.role === 'option') return [{ kind: 'option', at, letter: tag.letter ?? '', text: tag.text }]
    if (tag) return [{ kind: 'field', at, role: tag.role, name: tag.name, marked: tag.marked, text: tag.text }]
    const options = optionsOf(part)
    if (options) return options.map((option) => ({ kind: 'option', at, ...option }))
    return [{ kind: 'text', at, text: words.trim() }]
  })
}

/** The lines between two fences (```), which are all text; without a header among them, for then a fence is missing. */
const fencedLines = (lines: readonly Line[]): Set<number> => {
  const inside = new Set<number>()
  const fences = lines.flatMap(({ text }, index) => (fence.test(text) ? [index] : []))
  for (let next = 0; next < fences.length; ) {
    const [from = 0, to] = [fences[next], fences[next + 1]]
    const whole = to !== undefined && !lines.slice(from + 1, to).some(({ text }) => headerOf(text) !== undefined)
    if (whole) for (let index = from; index <= to; index++) inside.add(index)
    next += whole ? 2 : 1
  }
  return inside
}

/** The lines of a document, each as what its marks say; between fences everything is text. */
export const tokensOfLines = (lines: readonly Line[], own: OwnTags): Token[] => {
  const tokens: Token[] = []
  const fenced = fencedLines(lines)
  for (const [index, line] of lines.entries()) {
    if (fence.test(line.text)) continue
    if (fenced.has(index)) tokens.push({ kind: 'text', at: line.at, text: line.text.replace(stress, '') })
    // One hostile line may hold more tokens than a call takes arguments.
    else
      for (const part of cutAtClosings(withLabel(line)))
        for (const token of tokensOf(part, line.at, own)) tokens.push(token)
  }
  return tokens
}
