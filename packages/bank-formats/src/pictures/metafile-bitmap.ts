import { bitmapSize, type DeviceBitmap, headerLength } from './device-bitmap.ts'

/** Records of a WMF that draw nothing: what they set makes no difference to a bitmap that is shown as a whole. */
const quietWmf = new Set([
  0x0000, 0x001e, 0x0035, 0x00f7, 0x0102, 0x0103, 0x0104, 0x0105, 0x0106, 0x0107, 0x0108, 0x0127, 0x012d, 0x012e,
  0x0149, 0x01f0, 0x0201, 0x0209, 0x020b, 0x020c, 0x020d, 0x020e, 0x0231, 0x0234, 0x02fa, 0x02fb, 0x02fc, 0x0626,
])
/** The same of an EMF. */
const quietEmf = new Set([
  1, 9, 10, 11, 12, 13, 14, 16, 17, 18, 19, 20, 21, 22, 24, 25, 27, 33, 34, 37, 38, 39, 40, 48, 49, 52, 58, 70, 82, 95,
  98, 115,
])

/** How a record shows a bitmap: the part of it and the size on paper. */
interface Shown {
  bitmap: DeviceBitmap
  x: number
  y: number
  width: number
  height: number
  wide: number
  high: number
}

const whole = ({ bitmap, x, y, width, height, wide, high }: Shown): DeviceBitmap | undefined => {
  const size = bitmapSize(bitmap)
  const all = size && x === 0 && y === 0 && width === size.width && height === size.height
  // A size below zero mirrors the picture.
  return all && wide > 0 && high > 0 ? bitmap : undefined
}

const wmfBitmap = (record: Buffer, kind: number): Shown | undefined => {
  const from = kind === 0x0f43 ? 12 : 10
  if (record.length < from + 16) return undefined
  const word = (index: number) => record.readInt16LE(from + index * 2)
  const dib = record.subarray(from + 16)
  const length = headerLength(dib)
  if (length === undefined) return undefined
  const bitmap = { header: dib.subarray(0, length), bits: dib.subarray(length) }
  return { bitmap, height: word(0), width: word(1), y: word(2), x: word(3), high: word(4), wide: word(5) }
}

const emfBitmap = (record: Buffer): Shown | undefined => {
  if (record.length < 80) return undefined
  const [x = 0, y = 0, width = 0, height = 0] = [32, 36, 40, 44].map((at) => record.readInt32LE(at))
  const [head = 0, headSize = 0, bits = 0, bitsSize = 0] = [48, 52, 56, 60].map((at) => record.readUInt32LE(at))
  const bitmap = { header: record.subarray(head, head + headSize), bits: record.subarray(bits, bits + bitsSize) }
  return { bitmap, x, y, width, height, wide: record.readInt32LE(72), high: record.readInt32LE(76) }
}

const sourceCopy = 0x00cc0020

/** The records of a metafile with their kind, or undefined where their lengths make no sense. */
const recordsOf = (file: Buffer, isEmf: boolean): { kind: number; record: Buffer }[] | undefined => {
  const records: { kind: number; record: Buffer }[] = []
  let at = isEmf ? 0 : (file.readUInt32LE(0) === 0x9ac6cdd7 ? 22 : 0) + 18
  while (at + (isEmf ? 8 : 6) <= file.length) {
    const kind = isEmf ? file.readUInt32LE(at) : file.readUInt16LE(at + 4)
    const length = isEmf ? file.readUInt32LE(at + 4) : file.readUInt32LE(at) * 2
    if (length < 6 || at + length > file.length || records.length > 2_000) return undefined
    records.push({ kind, record: file.subarray(at, at + length) })
    if (kind === (isEmf ? 14 : 0)) break
    at += length
  }
  return records
}

/**
 * The bitmap of a metafile that is only the wrapper around one: shown once, as a whole, upright and with nothing else
 * drawn. Undefined for a real drawing, whose lines and letters need Windows to be shown as they are meant.
 */
export const metafileBitmap = (file: Buffer, type: 'wmf' | 'emf'): DeviceBitmap | undefined => {
  const isEmf = type === 'emf'
  const quiet = isEmf ? quietEmf : quietWmf
  const loud = recordsOf(file, isEmf)?.filter(({ kind }) => !quiet.has(kind))
  const [only, ...more] = loud ?? []
  if (!only || more.length > 0) return undefined
  const { kind, record } = only
  const draws = isEmf ? kind === 81 : kind === 0x0f43 || kind === 0x0b41
  if (!draws || record.length < 80 || record.readUInt32LE(isEmf ? 68 : 6) !== sourceCopy) return undefined
  const shown = isEmf ? emfBitmap(record) : wmfBitmap(record, kind)
  return shown && whole(shown)
}
