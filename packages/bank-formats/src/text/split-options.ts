import { insideBrackets } from './brackets.ts'
import { SUB, SUPER } from './marks.ts'
import { apart, labelled, letterAt, onlyLetters, type RawOption, stripLetters, touching } from './option-letters.ts'

const RAISED = `[${SUPER}${SUB}]`

/** Separators that were raised or lowered together with the text before them. */
const raisedSeparator = new RegExp(`(?:${RAISED}[*#]){2,}`, 'g')

/** Where a letter that is set apart stands inside a text, behind its first character. */
const findLetter = (text: string, letter: string): number => {
  const wide = String.fromCharCode(letter.charCodeAt(0) - 65 + 0xff21)
  const either = `[${letter}${wide}]`
  // Behind a charge ("Cl⁻B．H⁺") a letter may stand; behind a hyphen or plus sign of a word ("CL-B.") it may not.
  const pattern = new RegExp(
    `(?<![A-Z/=]|(?<!${RAISED})[+\\-])(?:[(（]\\s*${either}\\s*[)）]|${either}\\s*[.．、:：)）])`,
    'g',
  )
  const inside = insideBrackets(text)
  for (const match of text.slice(1).matchAll(pattern))
    if (/^[(（]/.test(match[0]) || !inside(match.index + 1)) return match.index + 1
  return -1
}

/** More letters than an alphabet has are wrong anyway. */
const most = 26

/** Cuts before letters out of turn that are written just like the first one: "B.铁 D.纸", "A.木   C.铁". */
const cutAtStrays = (text: string): string[] => {
  const own = apart.exec(text)
  const letter = labelled(text, apart)?.letter
  if (!own || letter === undefined) return [text]
  const sign = own[0].replace(/[\sA-Za-zＡ-Ｚ]/g, '')
  const parts: string[] = []
  let from = 0
  let last = letter.charCodeAt(0)
  for (const match of text.matchAll(
    /(?<=\S(\s{1,40}))(?:[(（]\s{0,3}([A-Z])\s{0,3}[)）]|([A-Z])\s{0,3}[.．、:：)）])/g,
  )) {
    const step = (match[2] ?? match[3] ?? '').charCodeAt(0) - last
    const wide = /\s{2}|[\t\u3000]/.test(match[1] ?? '')
    if (match[0].replace(/[\sA-Z]/g, '') !== sign || match.index < from + own[0].length) continue
    if (!(wide ? step <= 2 : last > 65 && (step === 0 || step === 2)) || parts.length > most) continue
    parts.push(text.slice(from, match.index))
    from = match.index
    last += step
  }
  return [...parts, text.slice(from)]
}

/** Cuts before each following letter in turn, where it is set apart: "A.一年B.两年C.半年". */
const cutAtLetters = (text: string, taken: (letter: string) => boolean): string[] => {
  const first = (labelled(text, apart) ?? labelled(text, touching))?.letter
  if (first === undefined) return [text]
  const parts: string[] = []
  let rest = text
  for (let code = first.charCodeAt(0) + 1; code <= 90; code++) {
    const letter = String.fromCharCode(code)
    const at = taken(letter) ? -1 : findLetter(rest, letter)
    if (at < 0) break
    parts.push(rest.slice(0, at))
    rest = rest.slice(at)
  }
  return [...parts, rest].flatMap(cutAtStrays)
}

const separators = [/\*{2,}/, /#{2,}/, /\$;\$/, /\|{1,3}/, /\n+/, /[;；]/, /\t+/]

const splitBy = (text: string): string[] => {
  for (const separator of separators) {
    const parts = text
      .split(separator)
      .map((part) => part.trim())
      .filter((part) => part !== '')
    // A line end inside a long option separates nothing: without letters of their own, lines are not options.
    if (parts.length > 1 || separator.test(text.slice(0, 3))) return parts
  }
  return [text.trim()]
}

const listed = (text: string): string[] | undefined => {
  const start = text.trim()
  if (!start.startsWith('[')) return undefined
  try {
    const value: unknown = JSON.parse(start.startsWith("['") ? start.replaceAll("'", '"') : start)
    if (!Array.isArray(value)) return undefined
    const texts = value.map((item: unknown) => {
      if (typeof item === 'string') return item
      const first = item && typeof item === 'object' ? Object.values(item)[0] : undefined
      return typeof first === 'string' ? first : ''
    })
    return texts.every((item) => item !== '') ? texts : undefined
  } catch {
    return undefined
  }
}

/**
 * Parts as options where the letters run through most of them: a part without its letter goes on with the option
 * before (a separator was inside a text, "30m**A"), unless just its letter is missing between its neighbours'.
 * A letter out of turn is kept, so that it is rejected later.
 */
const followLetters = (parts: readonly string[]): RawOption[] => {
  const options: RawOption[] = []
  const append = (text: string) => {
    const last = options.at(-1)
    if (last) last.text += text
  }
  for (const [index, part] of parts.entries()) {
    const expected = letterAt(options.length)
    const own = labelled(part, apart) ?? labelled(part, touching)
    const inside = findLetter(part, expected)
    const next = labelled(parts[index + 1] ?? '', apart)?.letter
    if (own?.letter === expected) options.push({ ...own })
    else if (own && own.text !== '' && apart.test(part)) options.push({ ...own })
    else if (inside > 0) {
      append(part.slice(0, inside).trim())
      options.push({ text: '', ...labelled(part.slice(inside), apart) })
    } else if (!own && next === letterAt(options.length + 1)) options.push({ letter: expected, text: part })
    else append(part)
  }
  return options
}

/** The options of a line of them, each with its own letter, whatever their order; undefined where one has none. */
export const splitLine = (line: string): RawOption[] | undefined => {
  const options = cutAtLetters(line.trim(), () => false).map((part) => labelled(part, apart))
  return options.every((option) => option !== undefined) ? options : undefined
}

/**
 * Parts between separators that each begin with a letter, touching its text, out of turn: "C断裂**A变形**B磨损". One that
 * is missing between its neighbours is looked for inside the part before it. Letters that are no list of their own
 * (one twice, or a unit cut by a separator) are kept, so that they are rejected later; undefined where the letters
 * belong to the texts.
 */
const touchingLetters = (parts: readonly string[]): RawOption[] | undefined => {
  const own = parts.map(
    (part) => labelled(part, touching) ?? (/^[A-Z]$/.test(part) ? { letter: part, text: part } : undefined),
  )
  const letters = own.map((option) => option?.letter ?? '')
  const distinct = new Set(letters)
  const texts = new Set(own.map((option) => option?.text))
  const places = letters.map((letter) => letter.charCodeAt(0) - 65)
  const likely =
    places.every((place) => place < parts.length + 2) &&
    distinct.has('A') &&
    distinct.size > 1 &&
    distinct.size * 2 >= parts.length &&
    texts.size > 1
  if (!likely) return undefined
  return own.flatMap((option, index) => {
    if (!option) return []
    const between = letterAt((places[index] ?? 0) + 1)
    const missing = !distinct.has(between) && letters[index + 1] === letterAt((places[index] ?? 0) + 2)
    const pieces = missing ? option.text.split(new RegExp(`(?<![A-Za-z])${between}(?![A-Za-z])`)) : []
    const [before, behind] = pieces
    return pieces.length === 2 && before && behind
      ? [
          { letter: option.letter ?? '', text: before.trim() },
          { letter: between, text: behind.trim() },
        ]
      : [option]
  })
}

/** Whether a text holds a list of at least A and B. */
export const holdsLetters = (text: string): boolean =>
  apart.test(text.trim()) && cutAtLetters(text.trim(), () => false).length > 1

/**
 * The options of one cell: by their separator (**, ##, |, line end …), by their letters, or written as a list of a
 * program. Letters decide where both are there, because a separator is often forgotten once, or part of a text.
 */
export const splitOptions = (given: string): RawOption[] => {
  const cell = given.replace(raisedSeparator, (run) => run.replace(/[^*#]/g, ''))
  const list = listed(cell)
  if (list) return stripLetters(list)
  if (cell.trim() === '') return []
  const alone = cell.length > 200 ? [] : cell.split(/[\s*#|、,;]+/).filter((part) => part !== '')
  if (onlyLetters(alone)) {
    const empty = (cell.match(/[A-Za-z]\s*[.．、:：)）]/g) ?? []).length === alone.length
    return stripLetters(empty ? alone.map((letter) => `${letter}.`) : alone)
  }
  const marked = /\*\*|##|\$;\$/.test(cell)
  const rough = marked || !holdsLetters(cell) ? splitBy(cell) : [cell.trim()]
  const starts = new Set(rough.map((part) => (labelled(part, apart) ?? labelled(part, touching))?.letter))
  const parts = rough
    .flatMap((part) => cutAtLetters(part, (letter) => starts.has(letter)))
    .map((part) =>
      part
        .trim()
        .replace(/[*#|]+$/, '')
        .trimEnd(),
    )
  const lettered = parts.filter((part) => apart.test(part)).length
  const led = labelled(parts[0] ?? '', apart)?.letter === 'A' && lettered > 1
  if (led) return followLetters(parts)
  const bare = stripLetters(parts)
  const unlettered = bare.every(({ letter }) => letter === undefined)
  return (marked && unlettered ? touchingLetters(parts) : undefined) ?? bare
}
