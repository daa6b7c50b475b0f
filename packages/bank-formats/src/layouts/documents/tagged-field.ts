import { isTypeName, type TagName, tagNamed } from './tag-names.ts'
import type { OwnTags } from './tagged-token.ts'

export interface Field extends TagName {
  marked: boolean
  text: string
}

const inBrackets =
  /^[\s#*>-]{0,6}[【[〔<{(（]\s{0,3}([^【[〔<{(（】\]〕>})）:：]{1,24})[】\]〕>})）]\s{0,3}(?:\*\*)?[:：]?/
const withValue =
  /^[\s#*>-]{0,6}[【[〔(（]\s{0,3}([^【[〔(（】\]〕)）:：]{1,24})[:：]([^】\]〕)）]{0,200})[】\]〕)）]\s*$/
const marked =
  /^\s{0,8}(?:[-+>]\s{1,3})?(?:[#@$&*]{1,6})\s{0,3}([^#@$&*:：=\s][^#@$&*:：=]{0,23})(?:\*{1,2}\s{0,3}[:：]?|[:：=]\s{0,3}\*{0,2})/
const fenced = /^\s{0,8}([#@$&*|%~]{1,3})\s{0,3}([^#@$&*|%~:：=\s]{1,14})\s{0,3}(?:[:：=]\s{0,3}([^#@$&*|%~]{0,60}))?\1/
/** A word too common to be a tag, but for the name of a type behind it. */
const typeLine = /^\s{0,8}(?:类型|类别|type)\s{0,3}[:：]([^:：]{2,30})$/i
const spaced = /^\s{0,8}[#@]\s{0,3}([^\s:：#@]{1,12})(?:\s+|$)/
const plainName = /^\s{0,8}(?:[-+>]\s{1,3})?([^\s:：][^:：]{0,23})[:：]/
const numbered = /^\s{0,8}(q|question)\s{0,3}\d{1,5}\s{0,3}[.．、):：]/i
/** Where the colon was forgotten. */
const answered =
  /^\s{0,8}((?:正确|参考|标准)?答案)(?:是|为)?\s{0,3}[;；]?\s{0,3}(?=(?:[A-Ha-hＡ-Ｈ]{1,8}|正确|错误|对|错|√|×|✓|✗)[\s。.]{0,4}$)/

const bare = (text: string, { role, name }: TagName) => {
  const words = (role === 'option' && text.endsWith(`</${name}>`) ? text.slice(0, -name.length - 3) : text).trim()
  // Markdown's stars that began before the tag: "**答案：B**".
  return role === 'answer' && words.length <= 200 && /^[^*]+\*\*$/.test(words) ? words.slice(0, -2).trim() : words
}

/** The tag that a line begins with, in any dress: "答案：", "【答案】", "#答案:", "**答案**", "[T]…[/T]". */
export const fieldOf = (line: string, own: OwnTags): Field | undefined => {
  const said = withValue.exec(line)
  const value = said && tagNamed(said[1] ?? '', true)
  if (said && value) return { ...value, marked: true, text: (said[2] ?? '').trim() }
  const typed = typeLine.exec(line)
  if (typed && isTypeName(typed[1] ?? ''))
    return { role: 'type', name: 'type', marked: false, text: (typed[1] ?? '').trim() }
  const named = fenced.exec(line)
  const tag = named && tagNamed(named[2] ?? '', true)
  if (named && tag)
    return {
      ...tag,
      marked: true,
      text: line
        .slice(named[0].length)
        .replace(/^\s{0,3}[:：=]/, '')
        .trim(),
    }
  for (const pattern of [inBrackets, marked, spaced, numbered, answered, plainName]) {
    const match = pattern.exec(line)
    const given = match?.[1]
    if (!match || given === undefined) continue
    const isMarked = pattern === inBrackets || pattern === marked || pattern === spaced
    // <title> and {key} belong to the text of programs.
    if (
      pattern === inBrackets &&
      /[<{]/.test(match[0]) &&
      !own.has(given.trim().toUpperCase()) &&
      !/[\u4E00-\u9FFF]/.test(given)
    )
      continue
    const role = pattern === inBrackets ? own.get(given.trim().toUpperCase()) : undefined
    const known =
      role === undefined
        ? tagNamed(given, isMarked)
        : {
            role,
            name: given.trim().toUpperCase(),
            ...(role === 'option' ? { letter: given.trim().toUpperCase() } : {}),
          }
    if (known) return { ...known, marked: isMarked, text: bare(line.slice(match[0].length), known) }
  }
  return undefined
}

const names =
  '(?:我|你|您)的答案|(?:学生|考生|用户|作答)答案|正确答案|参考答案|标准答案|答案解析|试题解析|题目解析|答案|解析|解释|难度系数|难度|知识点|考点|得分|分值'
const anyInside = new RegExp(
  `[#@*]{0,2}[【[〔]\\s{0,3}(?:${names})\\s{0,3}[】\\]〕]|[#@*]{0,2}(?:${names})\\s{0,3}[:：]`,
  'g',
)
const answersInside =
  /[【[〔]\s{0,3}(?:正确|参考|标准)?答案\s{0,3}[】\]〕]|(?<![的生户答])(?:正确|参考|标准)?答案\s{0,3}[:：]|[【[〔]\s{0,3}解析\s{0,3}[】\]〕]/g

/**
 * A line cut before each tag inside it: "我的答案:B正确答案:A". Behind a question or an option only an answer can
 * follow; an explanation may speak of anything.
 */
export const cutAtTags = (line: string, field: Field | undefined): string[] => {
  const cuts = [...line.matchAll(field && field.role !== 'stem' && field.role !== 'option' ? anyInside : answersInside)]
  const parts: string[] = []
  let from = 0
  for (const { index } of cuts) {
    if (!/[\p{L}\p{N}]/u.test(line.slice(from, index))) continue
    if (field?.role === 'explanation' && !/^[【[〔]/.test(line.slice(index, index + 1))) continue
    parts.push(line.slice(from, index))
    from = index
  }
  return [...parts, line.slice(from)]
}

/** HTML in a question is its text; only square brackets and Chinese names close a tag of ours. */
const closing = /(?:[[【]\/[^\]】\s]{1,24}[\]】]|<\/[\u4E00-\u9FFF]{1,8}>)/

/** A line cut behind each closing tag: "[T]…[/T][D]A[/D]". */
export const cutAtClosings = (line: string): string[] =>
  closing.test(line) ? line.split(closing).filter((part, index) => index === 0 || part.trim() !== '') : [line]
