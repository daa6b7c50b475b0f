import { inflateSync } from 'node:zlib'
import { CFB } from '@e965/xlsx'

/** A picture of a sheet with the cell of its upper left corner: rows from 1, columns from 0. */
export interface XlsPicture {
  row: number
  column: number
  /** Undefined where the workbook does not hold them. */
  bytes: Uint8Array | undefined
}

const BOF = 0x809
const EOF = 0x0a
const CONTINUE = 0x3c
const SHEET = 0x85
const DRAWING = 0xec
const DRAWING_GROUP = 0xeb

interface Part {
  type: number
  instance: number
  body: Buffer
}

/** Records and parts of drawings that are looked at in one file, several times what the largest real one has. */
const most = 1_000_000

/** The records of a part of the stream, up to its end; those of charts inside are among them. */
const recordsFrom = (stream: Buffer, start: number, room: { left: number }): { type: number; data: Buffer }[] => {
  const records: { type: number; data: Buffer }[] = []
  let depth = 0
  for (let at = start; at + 4 <= stream.length && room.left-- > 0; ) {
    const type = stream.readUInt16LE(at)
    const end = at + 4 + stream.readUInt16LE(at + 2)
    records.push({ type, data: stream.subarray(at + 4, end) })
    at = end
    if (type === BOF) depth++
    if (type === EOF && --depth <= 0) break
  }
  return records
}

/** What the records of one type hold together, long ones with what continues them. */
const joined = (records: readonly { type: number; data: Buffer }[], type: number): Buffer => {
  const parts: Buffer[] = []
  let inside = false
  for (const record of records) {
    if (record.type !== CONTINUE) inside = record.type === type
    if (inside) parts.push(record.data)
  }
  return Buffer.concat(parts)
}

/** The parts of a drawing, containers before what they hold. */
const partsOf = (buffer: Buffer, parts: Part[] = [], depth = 0): Part[] => {
  for (let at = 0; at + 8 <= buffer.length && parts.length < most; ) {
    const head = buffer.readUInt16LE(at)
    const end = at + 8 + buffer.readUInt32LE(at + 4)
    parts.push({ type: buffer.readUInt16LE(at + 2), instance: head >> 4, body: buffer.subarray(at + 8, end) })
    if ((head & 15) === 15 && depth < 8) partsOf(buffer.subarray(at + 8, end), parts, depth + 1)
    at = end
  }
  return parts
}

/** Instances of stored pictures that carry a second hash before their bytes. */
const twiceNamed = new Set([0x3d5, 0x217, 0x543, 0x46b, 0x6e3, 0x6e1, 0x7a9])
const mostBytes = 16 * 1024 * 1024

/** The bytes of a stored picture; drawings of Windows are packed. */
const storedBytes = (entry: Buffer): Uint8Array | undefined => {
  const at = 36 + (entry[33] ?? 0)
  if (at + 8 > entry.length) return undefined
  const instance = entry.readUInt16LE(at) >> 4
  const drawn = [0xf01a, 0xf01b, 0xf01c].includes(entry.readUInt16LE(at + 2))
  const body = entry.subarray(at + 8, at + 8 + entry.readUInt32LE(at + 4))
  const hashes = twiceNamed.has(instance) ? 32 : 16
  if (!drawn) return body.subarray(hashes + 1)
  const packed = body[hashes + 32] === 0
  const data = body.subarray(hashes + 34)
  try {
    return packed ? inflateSync(data, { maxOutputLength: mostBytes }) : data
  } catch {
    return undefined
  }
}

const pictureProperty = 0x104

/** Which stored picture a shape shows, from 1; undefined for other shapes. */
const pictureOf = (parts: readonly Part[]): number | undefined => {
  const { instance = 0, body = Buffer.alloc(0) } = parts.find(({ type }) => type === 0xf00b) ?? {}
  for (let index = 0; index < instance && index * 6 + 6 <= body.length; index++)
    if ((body.readUInt16LE(index * 6) & 0x3fff) === pictureProperty) return body.readUInt32LE(index * 6 + 2)
  return undefined
}

/**
 * The pictures over the sheets of an old binary workbook, by the sheets' names; the library that reads the cells leaves
 * them out. Nothing where the stream is broken.
 */
export const readXlsPictures = (bytes: Uint8Array): Map<string, XlsPicture[]> => {
  const found = new Map<string, XlsPicture[]>()
  const content = CFB.find(CFB.read(bytes, { type: 'buffer' }), 'Workbook')?.content
  if (!content) return found
  const stream = Buffer.from(content as Uint8Array)
  const room = { left: most }
  const globals = recordsFrom(stream, 0, room)
  const stored = partsOf(joined(globals, DRAWING_GROUP)).filter(({ type }) => type === 0xf007)
  for (const { type, data } of globals) {
    if (type !== SHEET || data.length < 8) continue
    const wide = ((data[7] ?? 0) & 1) === 1
    const name = data.toString(wide ? 'utf16le' : 'latin1', 8, 8 + (data[6] ?? 0) * (wide ? 2 : 1))
    const shapes = partsOf(joined(recordsFrom(stream, data.readUInt32LE(0), room), DRAWING)).filter(
      (part) => part.type === 0xf004,
    )
    const pictures = shapes.slice(0, 5_000).flatMap(({ body }): XlsPicture[] => {
      const parts = partsOf(body)
      const anchor = parts.find((part) => part.type === 0xf010)?.body
      const number = pictureOf(parts)
      if (!anchor || anchor.length < 10 || number === undefined || number === 0) return []
      const entry = stored[number - 1]
      return [
        { row: anchor.readUInt16LE(6) + 1, column: anchor.readUInt16LE(2), bytes: entry && storedBytes(entry.body) },
      ]
    })
    if (pictures.length > 0) found.set(name, pictures)
  }
  return found
}
