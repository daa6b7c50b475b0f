/** An option as a file gives it: its own letter where it has one, and its text without it. */
export interface RawOption {
  letter?: string
  text: string
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

/**
 * Takes the options' letters off a list. All of them are taken where every option has one; where only some have,
 * a letter counts when it is that of its place, for "C语言" in place A is a text.
 */
export const stripLetters = (texts: readonly string[]): RawOption[] => {
  const filled = texts.filter((text) => text.trim() !== '')
  if (onlyLetters(filled)) return texts.map((text, index) => ({ text: text.trim() === '' ? '' : letterAt(index) }))
  const all = [apart, touching].find((pattern) => {
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
    const option = labelled(text, apart) ?? (all === touching ? labelled(text, touching) : undefined)
    if (option && (all || option.letter === letterAt(index))) return option
    return { text: text.trim() }
  })
}
