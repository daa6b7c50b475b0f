import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { zipOf } from './samples.ts'

/** Numbers that follow from a seed (mulberry32): the same file again for whoever looks for a fault. */
const randomFrom = (seed: number) => {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return { next, below: (count: number) => Math.floor(next() * count) }
}
type Random = ReturnType<typeof randomFrom>

/** Pieces that mean something to one reader or another. */
const tokens = [
  '{',
  '}',
  '[',
  ']',
  '(',
  ')',
  '（',
  '）',
  '=',
  '~',
  '#',
  '->',
  '%50%',
  '::',
  '//',
  '\\',
  '"',
  "'",
  '<',
  '>',
  '</',
  '/>',
  '<![CDATA[',
  ']]>',
  '&amp;',
  '&#0;',
  '&lt;',
  'A.',
  'B、',
  '（C）',
  '答案：',
  'ANSWER: B',
  '一、单选题',
  '1-10：',
  '**',
  '##',
  '|||',
  '\n',
  '\n\n',
  '\t',
  '\r',
  ',',
  '，',
  '；',
  '\u0000',
  '\uE000',
  '\uE002',
  '\u{F0000}',
  '\uFEFF',
  '\u202E',
  '\uD800',
  '____',
  '√',
  '×',
  '99999999999999999999',
  '-1',
  '1e999',
  'NaN',
  '<w:p>',
  '<w:r>',
  '</w:t>',
  '<m:oMath>',
  '<item>',
  '$CATEGORY: a/b',
].map((token) => Buffer.from(token))

const splice = (bytes: Buffer, at: number, remove: number, insert: Buffer) =>
  Buffer.concat([bytes.subarray(0, at), insert, bytes.subarray(at + remove)])

const once = (bytes: Buffer, other: Buffer, random: Random): Buffer => {
  const at = random.below(bytes.length + 1)
  const length = 1 + random.below(Math.min(200, bytes.length + 1))
  switch (random.below(8)) {
    case 0: {
      const copy = Buffer.from(bytes)
      if (copy.length > 0) copy[random.below(copy.length)] = random.below(256)
      return copy
    }
    case 1:
      return bytes.subarray(0, at)
    case 2:
      return splice(bytes, at, length, Buffer.alloc(0))
    case 3:
      return splice(bytes, at, 0, bytes.subarray(at, at + length))
    case 4: {
      const from = random.below(other.length + 1)
      return splice(bytes, at, random.below(2) * length, other.subarray(from, from + length))
    }
    case 5:
      return splice(bytes, at, 0, Buffer.concat(Array(1 + random.below(300)).fill(tokens[random.below(tokens.length)])))
    default:
      return splice(bytes, at, random.below(4), tokens[random.below(tokens.length)] ?? Buffer.alloc(0))
  }
}

const several = (bytes: Buffer, other: Buffer, random: Random): Buffer => {
  let mutated = bytes
  for (let times = 1 + random.below(5); times > 0; times--) mutated = once(mutated, other, random)
  // Doubling again and again would only test the bound of size.
  return mutated.subarray(0, 400_000)
}

interface Part {
  name: string
  data: Buffer
}

/** The parts of a sound zip, by its local headers; undefined where sizes stand only in its directory. */
const partsOf = (zip: Buffer): Part[] | undefined => {
  const parts: Part[] = []
  for (let at = 0; zip.readUInt32LE(at) === 0x04034b50; ) {
    const [method, size, nameLength, extra] = [8, 18, 26, 28].map((offset) =>
      offset === 18 ? zip.readUInt32LE(at + offset) : zip.readUInt16LE(at + offset),
    ) as [number, number, number, number]
    const start = at + 30 + nameLength + extra
    if (zip.readUInt16LE(at + 6) & 8) return undefined
    const packed = zip.subarray(start, start + size)
    parts.push({
      name: zip.toString('utf8', at + 30, at + 30 + nameLength),
      data: method === 8 ? inflateRawSync(packed) : packed,
    })
    at = start + size
    if (at + 4 > zip.length) break
  }
  return parts
}

/** A file of the folder of samples. */
export interface Seed {
  name: string
  bytes: Buffer
}

export const seedsOf = (folder: string): Seed[] =>
  readdirSync(folder)
    .filter((name) => !name.endsWith('.expected.json'))
    .sort()
    .map((name) => ({ name, bytes: readFileSync(join(folder, name)) }))

/**
 * The mutated file of a number: one of the seeds with a few wounds. Of an archive mostly the parts are wounded and
 * packed anew, for otherwise nothing but the checksums of zip would be tested.
 */
export const mutatedFile = (seeds: readonly Seed[], number: number): Seed => {
  const random = randomFrom(number)
  const pick = () => seeds[random.below(seeds.length)] as Seed
  const { name, bytes } = pick()
  const other = pick().bytes
  const parts = bytes.readUInt16BE(0) === 0x504b && random.below(10) > 0 ? partsOf(bytes) : undefined
  const wounded = parts?.[random.below(parts?.length ?? 1)]
  if (!parts || !wounded) return { name, bytes: several(bytes, other, random) }
  const data = several(wounded.data, other, random)
  return { name, bytes: Buffer.from(zipOf(parts.map((part) => (part === wounded ? { ...part, data } : part)))) }
}
