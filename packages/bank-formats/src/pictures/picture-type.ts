/** What the bytes of a picture are. */
export type PictureType = 'png' | 'jpeg' | 'webp' | 'gif' | 'tiff' | 'bmp' | 'svg' | 'wmf' | 'emf'

/** First bytes in hex; a dot stands for any digit. */
const starts: [PictureType, RegExp][] = [
  ['png', /^89504e470d0a1a0a/],
  ['jpeg', /^ffd8ff/],
  ['webp', /^52494646.{8}57454250/],
  ['gif', /^474946383[79]61/],
  ['tiff', /^(49492a00|4d4d002a)/],
  ['bmp', /^424d.{24}..000000/],
  ['wmf', /^(d7cdc69a|0[12]0009000[013])/],
  ['emf', /^01000000.{72}20454d46/],
]

/** Before the root element stands only what XML allows there; a page of HTML may hold a drawing too, but is none. */
const drawing =
  /^(?:\u00EF\u00BB\u00BF)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,2000}-->\s*){0,3}(?:<!DOCTYPE svg[^[>]{0,300}>\s*)?(?:<!--[^>]{0,2000}-->\s*){0,3}<(?:svg:)?svg[\s>]/

/** The type of a picture by its first bytes, never by a name; undefined where it is none that is known. */
export const pictureType = (bytes: Uint8Array): PictureType | undefined => {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 8_192))
  const hex = start.toString('hex', 0, 44)
  const found = starts.find(([, pattern]) => pattern.test(hex))?.[0]
  return found ?? (drawing.test(start.toString('latin1')) ? 'svg' : undefined)
}

/** A drawing without the declaration of its type, which says nothing that is needed; entities of its own stay, and are refused. */
export const withoutDoctype = (svg: Buffer): Buffer => {
  const declared = /<!DOCTYPE svg[^[>]{0,300}>/.exec(svg.toString('latin1', 0, 8_192))
  return declared
    ? Buffer.concat([svg.subarray(0, declared.index), svg.subarray(declared.index + declared[0].length)])
    : svg
}
