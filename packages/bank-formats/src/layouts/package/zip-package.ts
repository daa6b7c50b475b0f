import type { Inline } from '@lianbing/contract'
import type { BankPackage } from '../../bank-reading.ts'
import { decodeText } from '../../file/decode-text.ts'
import type { CheckedZip } from '../../file/zip.ts'
import { BankFileError } from '../../problems.ts'
import { mendValue } from '../../source/replace-text.ts'
import type { Assessed, Wanted } from '../assess.ts'
import { isPackage, readPackage } from './package.ts'

/** The part of a zip that makes it one of our packages. */
export const packagePart = 'bank.json'
const media = 'media/'

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new BankFileError('format.json-invalid', { detail: error instanceof Error ? error.message : 'unknown' })
  }
}

/** Our own package as a zip: `bank.json`, and in `media` the pictures that its texts show. */
export const readZipPackage = async (
  zip: CheckedZip,
  { pictures, mend }: Wanted,
): Promise<{ reading: Assessed; package: BankPackage }> => {
  const value = mendValue(parse(decodeText((await zip.read(packagePart)) ?? Buffer.alloc(0))), mend)
  if (!isPackage(value))
    throw new BankFileError('package.shape', { detail: `${packagePart} must say "format": "lianbing-bank"` })
  const parts = new Map<string, Buffer>()
  for (const name of zip.names) {
    const bytes = name.startsWith(media) ? await zip.read(name) : undefined
    if (bytes && bytes.length > 0) parts.set(name.slice(media.length), bytes)
  }
  const picture = (name: string, alt: string): Extract<Inline, { type: 'image' }> | undefined => {
    const bytes = parts.get(name)
    return bytes && pictures?.add(bytes, alt)
  }
  return readPackage(value, picture)
}
