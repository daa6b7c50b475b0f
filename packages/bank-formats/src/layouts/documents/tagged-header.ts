import { difficultyOf } from '../../text/words.ts'
import { isTypeName } from './tag-names.ts'

/** What stands before a type: marks of Markdown, and the question's number. */
const lead =
  /^\s*(?:(?:#{1,6}|>|[-*+])\s+)?(?:\*\*|__|[#@$&]{1,3})?\s*(?:(?:第|题目|试题|question|no\.?|q)?\s{0,3}[(（【[]?\s{0,3}\d{1,5}(?:\s{0,2}\/\s{0,2}\d{1,5})?\s{0,3}(?:[)）】\]]|题)?\s{0,3}[.．、:：,，]?\s{0,3}(?:\*\*|__)?\s{0,3})?/i
const bracketed = /^[（(【[{<〔]\s{0,3}([^（(【[{<〔)）】\]}>〕]{1,40})[)）】\]}>〕]/
const glued =
  /^(单项选择题|多项选择题|不定项选择题|单选题|多选题|不定项题|选择题|判断题|是非题|对错题|填空题|简答题|问答题|论述题|名词解释题?|计算题|案例分析题|案例题|综合题|排序题|匹配题|连线题|配对题|解答题)(?:\s{0,3}\d{1,4}(?=[\s.．、:：*（(]|$))?(?:\*\*)?\s{0,3}[:：、，.．]?/
const points =
  /^(?:每[空题小]{1,2}\s{0,2})?\d{1,3}(?:\.\d{1,2})?(?:\s{0,2}[~～-]\s{0,2}\d{1,3})?\s{0,2}(?:分|points?|pts?|marks?)$/i

/** What follows a type in headings over many questions, or in a sentence that speaks of it. */
const speaksOfType =
  /^[（(]?\s*(?:,|共\s*\d|每[题小空]|本大?题|答案|参考|部分|模板|的|是|和|与|或|及?[单多]?(?:选|选择|判断|填空|简答)题)/

/** What a group in brackets behind a type says; undefined where it belongs to the question's text. */
const extra = (group: string): { difficulty?: string } | undefined => {
  const words = group.trim()
  if (points.test(words)) return {}
  const difficulty = words.replace(/^难度(?:系数|等级)?\s*[:：]?\s*/, '')
  const named = difficulty !== words || /^[较中困]?[易难等简单一般]{1,2}$/.test(words)
  return named && difficultyOf(difficulty) !== null ? { difficulty } : undefined
}

export interface Header {
  type: string
  difficulty: string
  /** The question's own number, before the type. */
  number?: number
  rest: string
}

/** "2. … [单选题] *": the number before the question, and its type behind it. */
const numberBefore = /^\s{0,8}(?:\*\s{0,2})?\d{1,5}\s{0,3}[.．、)）]\s{0,3}(?=\S)/
const typeBehind =
  /[[（(【]\s{0,2}([^[\]（）()【】\s][^[\]（）()【】]{1,20})[\])）】]\s{0,4}(?:[[（(【]([^[\]（）()【】]{2,12})[\])）】])?\s{0,4}\*?\s{0,8}$/

const trailingHeader = (line: string): Header | undefined => {
  const number = numberBefore.exec(line)
  const tail = number && typeBehind.exec(line.slice(-80))
  if (!number || !tail || !isTypeName(tail[1] ?? '') || (tail[2] !== undefined && !extra(tail[2]))) return undefined
  return {
    type: tail[1] ?? '',
    difficulty: '',
    number: Number.parseInt(number[0], 10),
    rest: line.slice(number[0].length, -tail[0].length).trim(),
  }
}

/** A line that begins with the type of its question: "【单选题】（1分）", "3. (多选题, 2.0 分) …", "判断题焊接时…". */
export const headerOf = (line: string): Header | undefined => {
  const before = lead.exec(line)?.[0] ?? ''
  const start = before.length
  const number = Number(/\d{1,5}/.exec(before)?.[0] ?? Number.NaN)
  const alone = line.slice(start).trim()
  // A mark before it, or nothing beside it, makes any name of a type a header: "@单选", "判断".
  if (alone.length < 24 && isTypeName(alone) && !/\d/.test(alone))
    return { type: alone, difficulty: '', rest: '', ...(number >= 0 ? { number } : {}) }
  for (const from of new Set([start, 0])) {
    let rest = line.slice(from).trimStart()
    const group = bracketed.exec(rest)
    const parts = (group?.[1] ?? '')
      .split(/[,，;；、|]|\s{1,3}(?=\d)|[:：]/)
      .map((part) => part.trim())
      .filter((part) => part !== '')
    const type = [group?.[1] ?? '', ...parts].find(isTypeName) ?? glued.exec(rest)?.[1]
    if (type === undefined) continue
    // Words of the same bracket that are no type, no points and no difficulty make it a text in brackets.
    const odd = group && parts.length > 2 && !parts.every((part) => isTypeName(part) || extra(part) || part === '题型')
    if (odd) continue
    const header: Header = { type, difficulty: '', rest: '' }
    for (const part of parts) header.difficulty ||= extra(part)?.difficulty ?? ''
    rest = rest.slice(group && parts.some(isTypeName) ? group[0].length : (glued.exec(rest)?.[0].length ?? 0))
    if (!group && speaksOfType.test(rest)) return undefined
    for (;;) {
      rest = rest.replace(/^[\s*]{1,6}/, '').replace(/^\d{1,3}(?:\.\d)?\s{0,2}分(?=\s|$)/, '')
      const next = bracketed.exec(rest)
      const said = next && extra(next[1] ?? '')
      if (!next || !said) break
      header.difficulty ||= said.difficulty ?? ''
      rest = rest.slice(next[0].length)
    }
    return { ...header, rest: rest.trim(), ...(from > 0 && number >= 0 ? { number } : {}) }
  }
  return trailingHeader(line)
}

const ordinal =
  /^\s*(?:[#*>]{1,6}\s*)?(?:第\s*)?[（(]?[一二三四五六七八九十]{1,3}(?:[)）]|[)）]?\s*(?:部分|大题)?\s*[、.．:：,，\s])\s*/

/** The type in a heading over several questions: "二、多选题（共 20 题）". */
export const sectionType = (line: string): string | undefined => {
  const behind = line.replace(ordinal, '')
  return behind === line || line.length > 120 ? undefined : glued.exec(behind)?.[1]
}
