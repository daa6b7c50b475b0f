import { BankFileError } from '../problems.ts'

const startsWith = (bytes: Uint8Array, magic: readonly number[]) => magic.every((byte, index) => bytes[index] === byte)
const latin = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
const wide = (name: string) => name.split('').join('\0')

/** An OLE2 container holds old Word and Excel files and encrypted new ones; its directory names the streams. */
const insideOle = (bytes: Uint8Array): 'xls' => {
  const directory = latin(bytes)
  if (directory.includes(wide('EncryptedPackage'))) throw new BankFileError('file.encrypted')
  if (directory.includes(wide('Workbook')) || directory.includes(wide('Book'))) return 'xls'
  if (directory.includes(wide('WordDocument'))) throw new BankFileError('format.doc')
  if (directory.includes('MatOST') || directory.includes(wide('MatOST'))) throw new BankFileError('format.wps')
  throw new BankFileError('file.binary')
}

/** What the bytes are, by their first ones, never by the file's name. */
export const sniffFormat = (bytes: Uint8Array): 'zip' | 'xls' | 'text' => {
  if (bytes.length === 0) throw new BankFileError('file.empty')
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return 'zip'
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return insideOle(bytes)
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46])) throw new BankFileError('format.pdf')
  if (startsWith(bytes, [0x7b, 0x5c, 0x72, 0x74, 0x66])) throw new BankFileError('format.rtf')
  return 'text'
}
