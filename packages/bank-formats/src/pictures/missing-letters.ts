import type { Sharp, SharpOptions } from 'sharp'

/** Side of the square in which one letter is painted, in pixels. */
const cell = 32
/** A character that Unicode has not given away: no font has it. */
const nobody = '\u0378'
const perRow = 32

const extent = (data: Buffer, width: number, place: number): string => {
  const left = (place % perRow) * cell
  const top = Math.floor(place / perRow) * cell
  let box = [cell, cell, -1, -1] as [number, number, number, number]
  for (let y = 0; y < cell; y++)
    for (let x = 0; x < cell; x++)
      if ((data[(top + y) * width + left + x] ?? 0) > 64)
        box = [Math.min(box[0], x), Math.min(box[1], y), Math.max(box[2], x), Math.max(box[3], y)]
  return box.join()
}

/**
 * Whether a letter would be painted as an empty box, because no font of this machine has it: paints each of them, and
 * one that no font can have.
 */
export const missingLetters = async (
  text: string,
  open: (bytes: Buffer, options?: SharpOptions) => Sharp,
): Promise<boolean> => {
  const letters = [nobody, ...new Set(text.replace(/[\s\p{M}\p{Cc}\p{Cf}<>&]/gu, ''))]
  // More different ones than a page of a book has: no label says so much.
  if (letters.length > 1_000) return true
  const rows = Math.ceil(letters.length / perRow)
  const painted = letters.map((letter, place) => {
    const x = (place % perRow) * cell + 4
    const y = Math.floor(place / perRow) * cell + 23
    return `<text x="${x}" y="${y}">${letter}</text>`
  })
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${perRow * cell}" height="${rows * cell}" font-size="20">${painted.join('')}</svg>`
  const { data, info } = await open(Buffer.from(svg)).extractChannel(3).raw().toBuffer({ resolveWithObject: true })
  const box = extent(data, info.width, 0)
  return letters.some((_, place) => place > 0 && extent(data, info.width, place) === box)
}
