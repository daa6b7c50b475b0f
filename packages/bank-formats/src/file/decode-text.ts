import { detect } from 'chardet'
import iconv from 'iconv-lite'
import { BankFileError } from '../problems.ts'

const strictUtf8 = (bytes: Uint8Array) => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** UTF-16 without a mark shows in zero bytes that stand at every second place. */
const unmarkedUtf16 = (bytes: Uint8Array) => {
  const sample = bytes.subarray(0, 4_000)
  let even = 0
  let odd = 0
  sample.forEach((byte, index) => {
    if (byte === 0) index % 2 ? odd++ : even++
  })
  // Separators and line ends alone give some zeros, even where all words are Chinese.
  const some = sample.length / 50
  if (odd > some && even === 0) return 'utf-16le'
  if (even > some && odd === 0) return 'utf-16be'
  return undefined
}

const decode = (bytes: Uint8Array): string => {
  const [a, b] = bytes
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (a === 0xff && b === 0xfe) return iconv.decode(buffer, 'utf-16le')
  if (a === 0xfe && b === 0xff) return iconv.decode(buffer, 'utf-16be')
  const wide = unmarkedUtf16(bytes)
  if (wide) return iconv.decode(buffer, wide)
  const utf8 = strictUtf8(bytes)
  if (utf8 !== undefined) return utf8
  const chinese = iconv.decode(buffer, 'gb18030')
  if (!chinese.includes('\uFFFD')) return chinese
  const guess = detect(buffer)
  const other = guess && iconv.encodingExists(guess) ? iconv.decode(buffer, guess) : '\uFFFD'
  if (other.includes('\uFFFD')) throw new BankFileError('file.encoding')
  return other
}

/**
 * Text of bytes in UTF-8, UTF-16 (with or without mark), GB18030, or what else their statistics tell.
 * Throws BankFileError where the bytes are no text.
 */
export const decodeText = (bytes: Uint8Array): string => {
  const text = decode(bytes).replace(/^\uFEFF/, '')
  if (text.trim() === '') throw new BankFileError('file.empty')
  let controls = 0
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit < 32 && unit !== 9 && unit !== 10 && unit !== 13) controls++
  }
  if (controls > 2 && controls > text.length / 500) throw new BankFileError('file.binary')
  return text.replaceAll('\r\n', '\n').replaceAll('\r', '\n')
}
