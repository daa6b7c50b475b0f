import { isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'
import { SaxesParser } from 'saxes'
import { BankFileError } from '../problems.ts'
import { decodeText } from './decode-text.ts'
import { limits } from './limits.ts'

/** What to do on the way through an XML part; names come without their prefix. */
export interface XmlVisitor {
  open?(name: string, attributes: Readonly<Record<string, string>>): void
  close?(name: string): void
  text?(text: string): void
}

const local = (name: string) => name.slice(name.indexOf(':') + 1)

/** Encodings in which markup is what ASCII says it is; in others (UTF-7) it can hide. */
const plainEncodings = /^(iso-?8859-\d{1,2}|latin-?1|windows-125\d|gb-?2312|gbk|gb-?18030|big5)$/

/** The text of an XML part, in the encoding that its bytes prove or else its first line declares. */
const xmlText = (part: Buffer): string => {
  const head = part.subarray(0, 200).toString('latin1').replaceAll('\0', '')
  const declared = /encoding\s*=\s*["']([^"']+)/i.exec(head)?.[1]?.toLowerCase()
  if (!declared || /^(utf-?8|utf-?16(le|be)?|us-ascii|ascii)$/.test(declared)) return decodeText(part)
  if (!plainEncodings.test(declared) || !iconv.encodingExists(declared))
    throw new BankFileError('file.hostile', { detail: `a part is written in ${declared}` })
  // Exporters often declare ISO-8859-1 and write UTF-8, which other texts can hardly be by accident.
  return isUtf8(part) || part.includes(0) ? decodeText(part) : iconv.decode(part, declared)
}

/** Walks an XML part. A DOCTYPE is refused before anything is expanded; nothing outside is ever fetched. */
export const walkXml = (part: Buffer, visitor: XmlVisitor): void => {
  const parser = new SaxesParser({ xmlns: false, position: false })
  let depth = 0
  let attributes = 0
  parser.on('error', (error) => {
    throw new BankFileError('file.damaged', { detail: error.message })
  })
  parser.on('doctype', () => {
    throw new BankFileError('file.hostile', { detail: 'a part declares a document type' })
  })
  parser.on('attribute', () => {
    if (++attributes > limits.xmlAttributes)
      throw new BankFileError('file.hostile', { detail: 'an element has too many attributes' })
  })
  parser.on('opentag', (tag) => {
    attributes = 0
    if (++depth > limits.xmlDepth) throw new BankFileError('file.hostile', { detail: 'a part is nested too deeply' })
    visitor.open?.(local(tag.name), tag.attributes)
  })
  parser.on('closetag', (tag) => {
    depth--
    visitor.close?.(local(tag.name))
  })
  if (visitor.text) {
    parser.on('text', (text) => visitor.text?.(text))
    parser.on('cdata', (text) => visitor.text?.(text))
  }
  parser.write(xmlText(part)).close()
}
