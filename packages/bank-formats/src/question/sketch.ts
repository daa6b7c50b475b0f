import type { ComparedQuestion } from './similarity.ts'

/** 32 bits of a text (FNV-1a with a last mixing), as the database's integers are. */
const hash = (text: string): number => {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return (value ^ (value >>> 16)) | 0
}

/** Each pair of neighbouring characters; a text of one character stands for itself. */
const pairsOf = (text: string): string[] =>
  text.length < 2 ? [text] : Array.from({ length: text.length - 1 }, (_, at) => text.slice(at, at + 2))

/**
 * Two texts that share 70 % of their pairs have the same smallest hash in all three rows of some of the twelve bands
 * 99 times of 100, two that share 20 % nearly never; so a band is what near-duplicates have in common.
 */
const bands = 12
const rowsOfBand = 3
const seeds = Array.from({ length: bands * rowsOfBand }, (_, row) => Math.imul(row + 1, 0x9e3779b1))

/**
 * What near-duplicates share at least one number of, and hardly any others do. What decides is part of each number: a
 * thousand calculations that differ in their figures share nothing.
 */
export const sketchOf = (question: ComparedQuestion): number[] => {
  const { type, language, stem, material, options, targets } = question
  const parts = [stem, material, ...options, ...targets]
  const shingles = [...new Set(parts.flatMap(({ text }) => pairsOf(text)))].map(hash)
  const deciding = (list: readonly { deciding: string }[]) =>
    list
      .map((part) => part.deciding)
      .sort()
      .join('|')
  const about = `${language} ${type} ${options.length} ${stem.deciding}\n${deciding(options)}\n${deciding(targets)}`
  const least = seeds.map((seed) => {
    let smallest = 0xffffffff
    for (const shingle of shingles) {
      const mixed = Math.imul(shingle ^ seed ^ ((shingle ^ seed) >>> 15), 0x2c1b3c6d)
      const value = (mixed ^ (mixed >>> 12)) >>> 0
      if (value < smallest) smallest = value
    }
    return smallest
  })
  return Array.from({ length: bands }, (_, band) =>
    hash(`${band} ${least.slice(band * rowsOfBand, (band + 1) * rowsOfBand).join(' ')} ${about}`),
  )
}
