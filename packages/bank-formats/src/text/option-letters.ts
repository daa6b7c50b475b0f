/** An option as a file gives it: its own letter where it has one, and its text without it. */
export interface RawOption {
  letter?: string
  text: string
  /** Nothing stood behind the letter ("A."), which is then the text: it names a part of a picture. */
  bare?: true
}

export const letterAt = (index: number) => String.fromCharCode(65 + index)

/** A letter that is set apart from the text: "A." "（A）" "B、" "C：" "d)". */
export const apart = /^\s*(?:[(（【[]\s*([A-Za-zＡ-Ｚ])\s*[)）】\]][.、．:：]?|([A-Za-zＡ-Ｚ])\s*[.．、,，:：)）])\s*/
/** A letter that touches the text: "A好", "B 差". */
export const touching = /^\s*([A-ZＡ-Ｚ])(?![A-Za-z])\s*(?=\S)/

export const labelled = (text: string, pattern: RegExp): RawOption | undefined => {
  const match = pattern.exec(text)
  const letter = match?.[1] ?? match?.[2]
  if (!match || letter === undefined) return undefined
  return { letter: letter.normalize('NFKC').toUpperCase(), text: text.slice(match[0].length).trim() }
}

/** Whether texts are nothing but the letters of their places: the options stand in a picture that shows these. */
export const onlyLetters = (texts: readonly string[]): boolean =>
  texts.length > 1 &&
  texts.every((text, index) => {
    const bare = text.length > 12 ? '' : text.normalize('NFKC').replace(/[\s.、,;:()]+/g, '')
    return bare.toUpperCase() === letterAt(index)
  })

/** Letters that a text is a list of: "B、C、D", "D、C、B、A". */
const lettersOnly = (text: string): string[] | undefined =>
  /^\s*[A-Z](?:\s*[、,，]\s*[A-Z]){1,25}\s*$/.test(text) ? (text.match(/[A-Z]/g) ?? []) : undefined

/**
 * Texts that begin with a letter which is a part of them: lists of letters (classes, phases, points of a drawing),
 * unless those begin with the letters of their places; and names of classes ("A级", "B级", "C级及以下").
 */
const lettersAreText = (filled: readonly string[], pattern: RegExp): boolean => {
  const found = filled.map((text) => labelled(text, pattern))
  if (pattern === apart)
    return (
      filled.some((text) => lettersOnly(text) !== undefined) &&
      found.some((option, place) => option?.letter !== letterAt(place))
    )
  const texts = found.map((option) => option?.text ?? '')
  return filled.length > 1 && (new Set(texts).size === 1 || texts.every((text) => /^[级类型]/.test(text)))
}

/**
 * Takes the options' letters off a list. All of them are taken where every option has one; where only some have,
 * a letter counts when it is that of its place, for "C语言" in place A is a text.
 */
export const stripLetters = (texts: readonly string[]): RawOption[] => {
  const filled = texts.filter((text) => text.trim() !== '')
  if (onlyLetters(filled))
    return texts.map((text, index) => ({
      text: text.trim() === '' ? '' : letterAt(index),
      ...(apart.test(text) ? { bare: true as const } : {}),
    }))
  const listing = lettersAreText(filled, apart)
  const all = [apart, touching].find((pattern) => {
    if (pattern === apart ? listing : lettersAreText(filled, touching)) return false
    const letters = filled.map(
      (text) => labelled(text, pattern) ?? (pattern === touching ? labelled(text, apart) : undefined),
    )
    if (letters.some((option) => option === undefined)) return false
    // Touching letters prove themselves only by standing in order; others by being the first of the alphabet.
    if (pattern === touching) return letters.every((option, index) => option?.letter === letterAt(index))
    const places = letters.map((option) => (option?.letter ?? '').charCodeAt(0) - 65)
    return places.includes(0) && places.every((place) => place < filled.length + 2)
  })
  return texts.map((text, index) => {
    if (text.trim() === '') return { text: '' }
    if (listing && lettersOnly(text)) return { text: text.trim() }
    const option = labelled(text, apart) ?? (all === touching ? labelled(text, touching) : undefined)
    if (option && (all || option.letter === letterAt(index))) return option
    return { text: text.trim() }
  })
}
