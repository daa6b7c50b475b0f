/** Pixels as they are written into a picture: red, green, blue, one byte each, from the top left. */
export interface Pixels {
  width: number
  height: number
  data: Buffer
}

/** A Windows bitmap (DIB) without its file's head: a header with its palette, and the bits. */
export interface DeviceBitmap {
  header: Buffer
  bits: Buffer
}

/** Width, height (from the bottom up where positive), bits a pixel, compression, entries and size of the palette. */
const readHeader = (header: Buffer) => {
  if (header.length < 12) return undefined
  const size = header.readUInt32LE(0)
  if (size === 12) {
    const bitsPerPixel = header.readUInt16LE(10)
    const entries = bitsPerPixel <= 8 ? 2 ** bitsPerPixel : 0
    return { size, entries, entrySize: 3, width: header.readUInt16LE(4), height: header.readUInt16LE(6), bitsPerPixel }
  }
  if (size < 40 || size > 124 || header.length < 40) return undefined
  // Packed bits (RLE) and pictures inside are rare enough to be saved anew; masks of 32 bits are nearly always these.
  const compression = header.readUInt32LE(16)
  if (compression !== 0 && compression !== 3) return undefined
  const bitsPerPixel = header.readUInt16LE(14)
  const used = header.readUInt32LE(32)
  const entries = bitsPerPixel <= 8 ? Math.min(used || 256, 2 ** bitsPerPixel) : 0
  if (compression === 3) {
    if (bitsPerPixel !== 32 || header.length < 52) return undefined
    const masks = [40, 44, 48].map((at) => header.readUInt32LE(at))
    if (masks.join() !== [0xff0000, 0xff00, 0xff].join()) return undefined
  }
  return {
    size: compression === 3 && size === 40 ? 52 : size,
    entries,
    entrySize: 4,
    width: header.readInt32LE(4),
    height: header.readInt32LE(8),
    bitsPerPixel,
  }
}

/** Length of a bitmap's header with its palette; undefined where it is of a kind that is not read. */
export const headerLength = (header: Buffer): number | undefined => {
  const found = readHeader(header)
  return found && found.size + found.entries * found.entrySize
}

/** Size in pixels; undefined where the bitmap is of a kind that is not read. */
export const bitmapSize = ({ header }: DeviceBitmap): { width: number; height: number } | undefined => {
  const found = readHeader(header)
  return found && found.width > 0 && found.height !== 0
    ? { width: found.width, height: Math.abs(found.height) }
    : undefined
}

/** The pixels of a bitmap of 1, 4, 8, 16, 24 or 32 bits; undefined where it is damaged or has more than `most` pixels. */
export const readBitmap = (bitmap: DeviceBitmap, most: number): Pixels | undefined => {
  const { header, bits } = bitmap
  const found = readHeader(header)
  const size = bitmapSize(bitmap)
  if (!found || !size || size.width * size.height > most || ![1, 4, 8, 16, 24, 32].includes(found.bitsPerPixel))
    return undefined
  const { width, height } = size
  const { bitsPerPixel, entrySize } = found
  const stride = Math.ceil((width * bitsPerPixel) / 32) * 4
  const paletteEnd = found.size + found.entries * entrySize
  if (bits.length < stride * height || header.length < paletteEnd) return undefined
  const data = Buffer.alloc(width * height * 3)
  let to = 0
  for (let row = 0; row < height; row++) {
    const line = (found.height > 0 ? height - 1 - row : row) * stride
    for (let column = 0; column < width; column++, to += 3) {
      if (bitsPerPixel === 16) {
        const value = bits.readUInt16LE(line + column * 2)
        data[to] = ((value >> 10) & 31) * 8.226
        data[to + 1] = ((value >> 5) & 31) * 8.226
        data[to + 2] = (value & 31) * 8.226
        continue
      }
      let source = bits
      let at = line + (column * bitsPerPixel) / 8
      if (bitsPerPixel <= 8) {
        const place = Math.floor(at)
        const shift = 8 - bitsPerPixel - ((column * bitsPerPixel) % 8)
        const index = ((bits[place] ?? 0) >> shift) & (2 ** bitsPerPixel - 1)
        if (index >= found.entries) return undefined
        source = header
        at = found.size + index * entrySize
      }
      data[to] = source[at + 2] ?? 0
      data[to + 1] = source[at + 1] ?? 0
      data[to + 2] = source[at] ?? 0
    }
  }
  return { width, height, data }
}

/** The bitmap inside a .bmp file. */
export const bitmapOfFile = (file: Buffer): DeviceBitmap => ({
  header: file.subarray(14),
  bits: file.subarray(Math.min(file.length, file.readUInt32LE(10))),
})
