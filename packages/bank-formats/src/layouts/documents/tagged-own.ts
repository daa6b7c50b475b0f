import type { Line } from '../../documents/document.ts'
import { answerLetters } from '../../question/read-key.ts'
import { letterAt } from '../../text/option-letters.ts'
import { truthOf } from '../../text/words.ts'
import { isTypeName, tagNamed } from './tag-names.ts'
import { cutAtClosings } from './tagged-field.ts'
import type { OwnTags } from './tagged-token.ts'

const tag = /^[\s#*>-]{0,6}[【[〔<{]\s{0,3}([A-Za-z][A-Za-z]{0,11}|[\u4E00-\u9FFF]{1,6})\s{0,3}[】\]〕>}]/

interface Uses {
  name: string
  values: string[]
}

const isKey = (value: string) =>
  answerLetters(value)?.every((letter) => letter <= 'L') === true || truthOf(value) !== undefined
const share = (values: readonly string[], test: (value: string) => boolean) =>
  values.length === 0 ? 0 : values.filter(test).length / values.length
const length = ({ values }: Uses) => values.reduce((sum, value) => sum + value.length, 0) / Math.max(1, values.length)

const usesOf = (lines: readonly Line[]): Map<string, Uses> => {
  const uses = new Map<string, Uses>()
  for (const part of lines.flatMap(({ text }) => cutAtClosings(text))) {
    const match = tag.exec(part)
    const name = match?.[1]?.toUpperCase()
    if (!match || name === undefined || (name.length > 1 && (tagNamed(name, true) || isTypeName(name)))) continue
    const use = uses.get(name) ?? { name, values: [] }
    const value = part.slice(match[0].length)
    use.values.push(value.trim())
    uses.set(name, use)
  }
  return uses
}

/** Letters that run from A, each about as often as A: options. */
const optionLetters = (uses: Map<string, Uses>): string[] => {
  const count = (letter: string) => uses.get(letter)?.values.length ?? 0
  const letters: string[] = []
  for (let letter = 'A'; letter <= 'L' && count(letter) * 20 >= count('A') && count(letter) > 0; ) {
    letters.push(letter)
    letter = letterAt(letters.length)
  }
  return letters.length > 1 && count('B') * 2 >= count('A') ? letters : []
}

/**
 * What the tags of a file mean that no word explains ("[Q]", "[T]", "[P]"): letters that run from A are options, the
 * tag whose values are letters or right/wrong is the key, the one with the longest values the question. Only what is
 * plain is told.
 */
export const learnTags = (lines: readonly Line[]): OwnTags => {
  const uses = usesOf(lines)
  const meanings = new Map<string, 'option' | 'stem' | 'answer' | 'explanation' | 'picture' | 'ignored'>()
  const letters = optionLetters(uses)
  for (const letter of letters) meanings.set(letter, 'option')
  if (letters.length === 0 && uses.has('Q') && uses.has('A')) return meanings.set('Q', 'stem').set('A', 'answer')
  let rest = [...uses.values()].filter(({ name }) => !meanings.has(name))
  const filled = (use: Uses) => use.values.filter((value) => value !== '')
  const pictures = rest.filter(
    (use) => share(filled(use), (value) => /\.(?:jpe?g|png|gif|bmp|svg|webp)$/i.test(value)) > 0.8,
  )
  for (const { name } of pictures) meanings.set(name, 'picture')
  rest = rest.filter((use) => !pictures.includes(use))
  const key = rest.filter((use) => share(filled(use), isKey) > 0.9).sort((a, b) => b.values.length - a.values.length)[0]
  const stem = rest
    .filter(
      (use) =>
        use !== key && length(use) >= 4 && share(use.values, (value) => !/^[\w.\-/、,; ]{0,16}$/.test(value)) > 0.5,
    )
    .sort((a, b) => length(b) * b.values.length - length(a) * a.values.length)[0]
  if (!key || !stem || key.values.length * 2 < stem.values.length)
    return new Map(letters.map((letter) => [letter, 'option']))
  meanings.set(key.name, 'answer')
  meanings.set(stem.name, 'stem')
  const order = [...uses.keys()]
  for (const use of rest.filter((other) => other !== key && other !== stem)) {
    const behind = order.indexOf(use.name) > Math.max(order.indexOf(key.name), order.indexOf('B'))
    meanings.set(use.name, behind && length(use) >= 6 ? 'explanation' : 'ignored')
  }
  return meanings
}
