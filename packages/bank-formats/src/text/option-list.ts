/** An option as a file gives it: its own letter where it has one, and its text without it. */
export interface RawOption {
  letter?: string
  text: string
}

const letterAt = (index: number) => String.fromCharCode(65 + index)

/** A letter that is set apart from the text: "A." "（A）" "B、" "C：" "d)". */
const apart = /^\s*(?:[(（【[]\s*([A-Za-zＡ-Ｚ])\s*[)）】\]][.、．:：]?|([A-Za-zＡ-Ｚ])\s*[.．、,，:：)）])\s*/
/** A letter that touches the text: "A好", "B 差". */
const touching = /^\s*([A-ZＡ-Ｚ])(?![A-Za-z])\s*/

const labelled = (text: string, pattern: RegExp): RawOption | undefined => {
  const match = pattern.exec(text)
  const letter = match?.[1] ?? match?.[2]
  if (!match || letter === undefined) return undefined
  return { letter: letter.normalize('NFKC').toUpperCase(), text: text.slice(match[0].length).trim() }
}

/**
 * Takes the options' letters off a list. All of them are taken where every option has one; where only some have,
 * a letter counts when it is that of its place, for "C语言" in place A is a text.
 */
export const stripLetters = (texts: readonly string[]): RawOption[] => {
  const filled = texts.filter((text) => text.trim() !== '')
  const all = [apart, touching].find((pattern) => {
    const letters = filled.map((text) => labelled(text, pattern) ?? (pattern === touching ? labelled(text, apart) : undefined))
    if (letters.some((option) => option === undefined)) return false
    // Touching letters prove themselves only by standing in order.
    return pattern === apart ? letters[0]?.letter === 'A' || filled.length > 2 : letters.every((option, index) => option?.letter === letterAt(index))
  })
  return texts.map((text, index) => {
    if (text.trim() === '') return { text: '' }
    const option = labelled(text, apart) ?? (all === touching ? labelled(text, touching) : undefined)
    if (option && (all || option.letter === letterAt(index))) return option
    return { text: text.trim() }
  })
}

/** Cuts before each following letter in turn, where it is set apart: "A.一年B.两年C.半年". */
const cutAtLetters = (text: string, taken: (letter: string) => boolean): string[] => {
  const first = labelled(text, apart)?.letter
  if (first === undefined) return [text]
  const parts: string[] = []
  let rest = text
  for (let code = first.charCodeAt(0) + 1; code <= 90; code++) {
    const letter = String.fromCharCode(code)
    if (taken(letter)) break
    const wide = String.fromCharCode(code - 65 + 0xff21)
    const next = new RegExp(`(?<![A-Za-z0-9+\\-*/=])(?:[(（]\\s*[${letter}${wide}]\\s*[)）]|[${letter}${wide}]\\s*[.．、:：)）])`).exec(rest.slice(1))
    if (!next) break
    parts.push(rest.slice(0, next.index + 1))
    rest = rest.slice(next.index + 1)
  }
  return [...parts, rest]
}

const separators = [/\*\*/, /##/, /\$;\$/, /\|{1,3}/, /\n+/, /[;；]/, /\t+/]

const splitBy = (text: string): string[] => {
  for (const separator of separators) {
    const parts = text.split(separator).map((part) => part.trim()).filter((part) => part !== '')
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

/** Whether a text holds a list of at least A and B. */
export const holdsLetters = (text: string): boolean => cutAtLetters(text.trim(), () => false).length > 1

/**
 * The options of one cell: by their separator (**, ##, |, line end …), by their letters, or written as a list of a
 * program. Letters decide where both are there, because a separator is often forgotten once.
 */
export const splitOptions = (cell: string): RawOption[] => {
  const list = listed(cell)
  if (list) return stripLetters(list)
  if (cell.trim() === '') return []
  const marked = /\*\*|##|\$;\$/.test(cell)
  const parts = marked || !holdsLetters(cell) ? splitBy(cell) : [cell.trim()]
  const starts = new Set(parts.map((part) => labelled(part, apart)?.letter ?? labelled(part, touching)?.letter))
  return stripLetters(parts.flatMap((part) => cutAtLetters(part, (letter) => starts.has(letter)).map((text) => text.trim())))
}
