import { plain } from '../../text/comparable.ts'

export interface KeyEntry {
  number: number
  answer: string
  explanation?: string
}

const separators = /[\s,;、。.|/]*/y
const range = /(\d{1,4})\s{0,4}(?:[-–—~～至到]|--)\s{0,4}(\d{1,4})\s{0,4}题?\s{0,4}[)\]]?\s{0,4}[:.、]?\s*/y
const body = /(?:[A-Ha-h√×✓✗✔✘TF对错正确误\s,、;/.()[\]|]|\(\s?\))+/y
const single =
  /(?:第\s?)?[([]?(\d{1,4})(?:\s?题)?[)\]]?\s{0,4}[.、:)-]?\s{0,4}\(?\s{0,4}([A-Ha-h](?:[\s,、]{0,2}[A-H]){0,9}|[√×✓✗✔✘TF]|正确|错误|对|错)\s{0,4}\)?(?=[\s,;、。.|/]|$|[([]?\d)/y

/** The answers of a range, where there are as many of them as numbers. */
const spread = (from: number, to: number, text: string): KeyEntry[] | undefined => {
  const size = to - from + 1
  if (size < 1 || size > 500) return undefined
  const groups = text.split(/[\s,、;/.()[\]|]+/).filter((part) => part !== '')
  const characters = [...groups.join('')]
  const answers =
    groups.length === size ? groups : characters.length === size && !/正|误/.test(text) ? characters : undefined
  return answers?.map((answer, index) => ({ number: from + index, answer }))
}

/**
 * The answers on a line that holds nothing else: "1-5 ABCDA 6-10：BCDDA", "1.A 2.BC 3.√", "11-20）(√) (×) …".
 * Undefined for any other line. `uneven` where a range has more or fewer answers than numbers.
 */
export const keyLine = (line: string): { entries: KeyEntry[]; uneven: boolean; ranged: boolean } | undefined => {
  if (line.length > 20_000) return undefined
  const text = plain(line)
  const entries: KeyEntry[] = []
  let uneven = false
  let ranged = false
  let at = 0
  const take = (pattern: RegExp) => {
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (match) at = pattern.lastIndex
    return match
  }
  for (;;) {
    take(separators)
    if (at >= text.length) break
    const span = take(range)
    if (span) {
      const answers = take(body)
      if (!answers) return undefined
      // What the next number's own bracket opens is not of this range.
      const found = spread(Number(span[1]), Number(span[2]), answers[0])
      ranged = true
      if (found) entries.push(...found)
      else uneven = true
      continue
    }
    const one = take(single)
    if (!one) return undefined
    entries.push({ number: Number(one[1]), answer: (one[2] ?? '').trim() })
  }
  return entries.length > 0 || uneven ? { entries, uneven, ranged } : undefined
}
