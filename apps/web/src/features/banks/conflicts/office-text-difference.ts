export type TextPart = { text: string; differs: boolean }

/** Longer texts are marked as a whole: nobody looks for single characters in them. */
const longest = 1_500

/** One text in parts: what the other has too, and what it has not. */
export const textDifference = (text: string, other: string): TextPart[] => {
  if (text === other) return [{ text, differs: false }]
  if (text.length > longest || other.length > longest) return [{ text, differs: true }]
  const width = other.length + 1
  const common = new Uint16Array((text.length + 1) * width)
  const at = (row: number, column: number) => common[row * width + column] ?? 0
  for (let row = text.length - 1; row >= 0; row--)
    for (let column = other.length - 1; column >= 0; column--)
      common[row * width + column] =
        text[row] === other[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1))
  const parts: TextPart[] = []
  const add = (character: string, differs: boolean) => {
    const last = parts.at(-1)
    if (last?.differs === differs) last.text += character
    else parts.push({ text: character, differs })
  }
  let column = 0
  for (let row = 0; row < text.length; row++) {
    while (column < other.length && text[row] !== other[column] && at(row, column + 1) >= at(row + 1, column)) column++
    const kept = column < other.length && text[row] === other[column]
    add(text[row] ?? '', !kept)
    if (kept) column++
  }
  return parts
}
