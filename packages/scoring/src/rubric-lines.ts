/** A line of a rubric and what it is worth, in hundredths of a mark. */
export type RubricLine = { text: string; points: number }

/** （3分） · (2.5 分) · (1 mark) · (2 points), at the end of a line. */
const worth =
  /^(?<text>.*?)[（(]\s*(?<marks>\d{1,4}(?:[.．]\d{1,2})?)\s*(?:分|marks?|points?|pts?\.?)\s*[）)][。.；;，,\s]*$/iu

const readLine = (line: string): RubricLine | undefined => {
  const found = worth.exec(line.normalize('NFC'))?.groups
  const points = Math.round(Number((found?.marks ?? '').replace('．', '.')) * 100)
  const text = found?.text?.trim() ?? ''
  return found === undefined || points === 0 ? undefined : { text: text === '' ? line.trim() : text, points }
}

/**
 * Shares `whole` among the parts in proportion, in whole numbers that add up to it: what is left after rounding down
 * goes to the largest remainders, the earlier one first.
 */
const share = (parts: readonly number[], whole: number): number[] => {
  const sum = parts.reduce((total, part) => total + part, 0)
  const floors = parts.map((part) => Math.floor((part * whole) / sum))
  const left = whole - floors.reduce((total, part) => total + part, 0)
  const remainders = parts.map((part, place) => ({ place, remainder: (part * whole) % sum }))
  const raised = new Set(
    remainders
      .sort((a, b) => b.remainder - a.remainder || a.place - b.place)
      .slice(0, left)
      .map(({ place }) => place),
  )
  return floors.map((part, place) => part + (raised.has(place) ? 1 : 0))
}

/**
 * What a marker gives points for, in hundredths of a mark, read from the rubric's text: each line that ends in what it
 * is worth, such as （3分） or (2 marks). Where they do not add up to `maximum`, which the quiz decides, they are
 * scaled to it in proportion. A rubric without such lines is one line over the whole maximum. `remark` is the text of
 * all other lines.
 */
export const rubricLines = (rubric: string, maximum: number): { lines: RubricLine[]; remark: string } => {
  const texts = rubric.split(/\r\n|[\n\r\u2028\u2029]/u).filter((text) => text.trim() !== '')
  const read = texts.map((text) => ({ text: text.trim(), line: readLine(text) }))
  const lines = read.flatMap(({ line }) => line ?? [])
  if (lines.length === 0) return { lines: [{ text: '', points: maximum }], remark: texts.join('\n') }
  const points = share(
    lines.map((line) => line.points),
    maximum,
  )
  return {
    lines: lines.map((line, place) => ({ ...line, points: points[place] ?? 0 })),
    remark: read.flatMap(({ text, line }) => (line === undefined ? text : [])).join('\n'),
  }
}
