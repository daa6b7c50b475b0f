import type { RawAnswer } from '../../question/raw-question.ts'
import { plain } from '../../text/comparable.ts'
import { truthOf } from '../../text/words.ts'

const letterBracket =
  /[（(【[]\s{0,12}([A-HＡ-Ｈ](?:[\s、,，;；.和]{0,6}[A-HＡ-Ｈ]){0,9})\s{0,12}(?:[)）】\]]|(?=[。.]?\s{0,4}$))/g
const smallBracket = /[（(]\s{0,12}([a-f]{1,6})\s{0,12}[)）]/g
const underscored = /(?<![A-Za-z0-9_])_{1,20}\s{0,6}([A-HＡ-Ｈ]{1,8})\s{0,6}_{1,20}/g
const verdict = '(√|×|✓|✗|✔|✘|对|错|正确|错误|T|F|X|x)'
const verdictEnd = new RegExp(`[（(【[]\\s{0,12}${verdict}\\s{0,12}[)）】\\]]?\\s{0,12}[。.；;]?$`)
/** Behind the last stop, without brackets: "……之间。正确". */
const verdictBare = /(?<=[。.！!；;])\s{0,8}(√|×|✓|✗|✔|✘|对|错|正确|错误)$/
const verdictStart = new RegExp(`^[（(【[]\\s{0,12}${verdict}\\s{0,12}[)）】\\]]\\s{0,4}[.．、:：]?`)
/** An empty bracket or a line to write on. */
export const gap = /[（(【[][\s_＿\u3000\u00A0.．…]{0,60}[)）】\]]|_{2,}|＿{2,}|[（(][\s\u3000\u00A0]{1,60}$/

const empty = '（　　）'

/** A stem whose answer was written into it: the stem as it is to be shown, and the answer. */
export interface Answered {
  stem: string
  answer: RawAnswer
}

/** Right or wrong in brackets at the end of a stem or before it. */
export const takeVerdict = (stem: string): Answered | undefined => {
  const text = stem.trim()
  const start = text.length - Math.min(text.length, 60)
  const end = verdictEnd.exec(text.slice(start)) ?? verdictBare.exec(text.slice(start))
  const head = verdictStart.exec(text.slice(0, 40))
  const at = end ? start + end.index : text.length
  const first = head && truthOf(head[1] ?? '')
  const last = end && truthOf(end[1] ?? '')
  if (typeof last === 'boolean' && !(typeof first === 'boolean' && first !== last))
    return { stem: `${text.slice(0, at)}${empty}`, answer: { kind: 'truth', truth: last } }
  if (typeof first === 'boolean' && head && !end)
    return { stem: text.slice(head[0].length).trim(), answer: { kind: 'truth', truth: first } }
  return undefined
}

/** A stem without the empty bracket before it, where a verdict is to be written. */
export const withoutLeadingGap = (stem: string): string =>
  stem.replace(/^\s{0,12}[（(【[]\s{0,20}[)）】\]]\s{0,12}(?=\S)/, '')

const lettersOf = (text: string) =>
  plain(text)
    .replace(/[^A-Ha-h]/g, '')
    .toUpperCase()

/**
 * The letters in a stem's brackets, emptied. Letters in several brackets are one answer where `several` may be right
 * and they ascend: 依据（A）和（B）两个标准. Undefined where the stem holds none.
 */
export const takeLettered = (stem: string, several: boolean): Answered | undefined => {
  const inBrackets = [...stem.matchAll(letterBracket)]
  const found =
    inBrackets.length > 0 ? inBrackets : [...stem.matchAll(smallBracket), ...stem.matchAll(underscored)].slice(0, 2)
  // 10KP（A） is a unit, where another bracket holds the answer.
  const apart = found.filter((match) => !/[A-Za-z0-9]/.test(stem.charAt(match.index - 1)))
  const counted = apart.length > 0 && apart.length < found.length ? apart : found
  if (counted.length === 0) return undefined
  let shown = ''
  let from = 0
  for (const match of counted) {
    shown += `${stem.slice(from, match.index)}${empty}`
    from = match.index + match[0].length
  }
  shown += stem.slice(from)
  const parts = counted.map((match) => lettersOf(match[1] ?? ''))
  const joined = parts.join('')
  const same = parts.every((part) => part === parts[0])
  const ascending = several && [...joined].every((letter, index) => index === 0 || letter > joined.charAt(index - 1))
  const text = same ? (parts[0] ?? '') : ascending ? joined : parts.join(' ≠ ')
  return { stem: shown, answer: { kind: 'text', text } }
}

/** Letters behind the stem's last stop, without brackets: "……的是？ B". */
export const takeTrailing = (stem: string): Answered | undefined => {
  const tail = /[。？?！!）):：]\s{0,12}([A-HＡ-Ｈ]{1,8})\s*$/.exec(stem.slice(-40).trimEnd())
  if (!tail) return undefined
  const letters = tail[1] ?? ''
  return {
    stem: stem.trimEnd().slice(0, -letters.length).trimEnd(),
    answer: { kind: 'text', text: lettersOf(letters) },
  }
}

/** Whether a line holds an answer in brackets, of letters or a verdict. */
export const keyed = (text: string): boolean => text.search(letterBracket) >= 0 || takeVerdict(text) !== undefined
