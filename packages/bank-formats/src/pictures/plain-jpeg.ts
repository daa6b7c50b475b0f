/** Markers of a plain photograph as we write it: two tables for its colours, its frame, four for its codes, the scan. */
const plainMarkers = 'db db c0 c4 c4 c4 c4 da'

/** Where the data of the scan begins; undefined where the file holds anything but what a plain photograph needs. */
const scanOf = (bytes: Buffer): { markers: string[]; tables: string; from: number } | undefined => {
  const markers: string[] = []
  let tables = ''
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff; ) {
    const marker = (bytes[at + 1] ?? 0).toString(16)
    const end = at + 2 + bytes.readUInt16BE(at + 2)
    markers.push(marker)
    if (marker === 'db') tables += bytes.toString('hex', at + 4, end)
    if (marker === 'da') return { markers, tables, from: end }
    at = end
  }
  return undefined
}

/** The tables that tell with what quality a photograph was written; undefined where it is not plain to its last byte. */
export const plainJpegTables = (bytes: Buffer): string | undefined => {
  const scan = scanOf(bytes)
  if (scan?.markers.join(' ') !== plainMarkers) return undefined
  const last = bytes.length - 2
  for (let at = bytes.indexOf(0xff, scan.from); at >= 0; at = bytes.indexOf(0xff, at + 2)) {
    if (at === last) return bytes[at + 1] === 0xd9 ? scan.tables : undefined
    // Within the scan only the stuffed byte may follow.
    if (bytes[at + 1] !== 0) return undefined
  }
  return undefined
}
