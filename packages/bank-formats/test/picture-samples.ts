import sharp from 'sharp'

/** A picture with a red field in its lower right quarter and a blue one elsewhere. */
export const grid = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#00f' } }).composite([
    {
      input: {
        create: { width: Math.ceil(width / 2), height: Math.ceil(height / 2), channels: 3, background: '#f00' },
      },
      gravity: 'southeast',
    },
  ])

export const drawing = (body: string, size = 'width="200" height="100"'): Buffer =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${size}>${body}</svg>`,
  )

/** A Windows bitmap, from the bottom up: black, and the first pixel of its top row red. */
export const bitmap = (width: number, height: number, bits: number): { header: Buffer; bits: Buffer } => {
  const entries = bits <= 8 ? 2 : 0
  const header = Buffer.alloc(40 + entries * 4)
  header.writeUInt32LE(40, 0)
  header.writeInt32LE(width, 4)
  header.writeInt32LE(height, 8)
  header.writeUInt16LE(1, 12)
  header.writeUInt16LE(bits, 14)
  header.writeUInt32LE(entries, 32)
  // The second entry of the palette is red: blue, green, red, nothing.
  if (entries > 0) header.writeUInt8(255, 40 + 4 + 2)
  const stride = Math.ceil((width * bits) / 32) * 4
  const data = Buffer.alloc(stride * height)
  const top = stride * (height - 1)
  if (bits === 1) data.writeUInt8(0x80, top)
  else if (bits === 4) data.writeUInt8(0x10, top)
  else if (bits === 8) data.writeUInt8(1, top)
  else if (bits === 16) data.writeUInt16LE(0x7c00, top)
  else data.writeUInt8(255, top + 2)
  return { header, bits: data }
}

type Dib = ReturnType<typeof bitmap>

export const bmpFile = ({ header, bits }: Dib): Buffer => {
  const head = Buffer.alloc(14)
  head.write('BM')
  head.writeUInt32LE(14 + header.length + bits.length, 2)
  head.writeUInt32LE(14 + header.length, 10)
  return Buffer.concat([head, header, bits])
}

/** What else a metafile may do to a bitmap, each of which makes it a drawing. */
type More = 'line' | 'part' | 'mirrored' | 'twice' | undefined

const shorts = (...values: number[]) => {
  const bytes = Buffer.alloc(values.length * 2)
  for (const [index, value] of values.entries()) bytes.writeInt16LE(value, index * 2)
  return bytes
}
const longs = (...values: number[]) => {
  const bytes = Buffer.alloc(values.length * 4)
  for (const [index, value] of values.entries()) bytes.writeInt32LE(value, index * 4)
  return bytes
}

export const wmf = ({ header, bits }: Dib, more?: More): Buffer => {
  const [width, height] = [header.readInt32LE(4), header.readInt32LE(8)]
  const record = (kind: number, ...parts: Buffer[]) => {
    const body = Buffer.concat(parts)
    const padded = Buffer.concat([body, Buffer.alloc(body.length % 2)])
    return Buffer.concat([longs(padded.length / 2 + 3), shorts(kind), padded])
  }
  const source = more === 'part' ? width - 1 : width
  const wide = more === 'mirrored' ? -100 : 100
  const shown = record(0x0f43, longs(0x00cc0020), shorts(0, height, source, 0, 0, 60, wide, 0, 0), header, bits)
  const records = [
    record(0x0103, shorts(8)),
    record(0x020c, shorts(60, 100)),
    shown,
    ...(more === 'twice' ? [shown] : []),
    ...(more === 'line' ? [record(0x0213, shorts(5, 5))] : []),
    record(0),
  ]
  const head = Buffer.alloc(18)
  head.writeUInt16LE(1, 0)
  head.writeUInt16LE(9, 2)
  head.writeUInt16LE(0x0300, 4)
  const placeable = Buffer.alloc(22)
  placeable.writeUInt32LE(0x9ac6cdd7, 0)
  return Buffer.concat([placeable, head, ...records])
}

export const emf = ({ header, bits }: Dib, more?: More): Buffer => {
  const [width, height] = [header.readInt32LE(4), header.readInt32LE(8)]
  const record = (kind: number, body: Buffer) => {
    const padded = Buffer.concat([body, Buffer.alloc((4 - (body.length % 4)) % 4)])
    return Buffer.concat([longs(kind, padded.length + 8), padded])
  }
  const head = Buffer.alloc(80)
  head.write(' EMF', 32)
  const source = more === 'part' ? width - 1 : width
  const wide = more === 'mirrored' ? -100 : 100
  const places = longs(0, 0, 0, 0, 0, 0, 0, 0, source, height, 80, header.length, 80 + header.length, bits.length, 0)
  const shown = record(81, Buffer.concat([places, longs(0x00cc0020, wide, 60), header, bits]))
  return Buffer.concat([
    record(1, head),
    record(17, longs(8)),
    shown,
    ...(more === 'twice' ? [shown] : []),
    ...(more === 'line' ? [record(54, longs(5, 5))] : []),
    record(14, longs(0, 16, 20)),
  ])
}
