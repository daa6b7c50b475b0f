import { crc32, deflateRawSync } from 'node:zlib'

export interface ZipPart {
  name: string
  data: Uint8Array | string
  /** Pictures are packed already. */
  stored?: boolean
}

/** 1 January 1980, the first day that a zip knows: the same questions make the same file. */
const day = 0x21

/** A small part needs no large window, whose making costs more than the packing. */
const small = { windowBits: 12, memLevel: 4 }
const smallBytes = 4_096

/** A zip of these parts, in their order; names are UTF-8. Well below 4 GiB, where another form would begin. */
export const zipFile = (parts: Iterable<ZipPart>): Uint8Array => {
  const bodies: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let offset = 0
  let count = 0
  for (const { name, data, stored = false } of parts) {
    const raw = typeof data === 'string' ? Buffer.from(data) : data
    const packed = stored ? raw : deflateRawSync(raw, raw.length <= smallBytes ? small : {})
    const title = Buffer.from(name)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(0x0800, 2)
    common.writeUInt16LE(stored ? 0 : 8, 4)
    common.writeUInt16LE(day, 8)
    common.writeUInt32LE(crc32(raw), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(raw.length, 18)
    common.writeUInt16LE(title.length, 22)
    bodies.push(Buffer.from([0x50, 0x4b, 3, 4]), common, title, packed)
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(offset, 10)
    directory.push(Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), common, rest, title)
    offset += 30 + title.length + packed.length
    count++
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...bodies, central, end])
}
