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

const xmlText = (part: Buffer): string => {
  const head = part.subarray(0, 200).toString('latin1').replaceAll('\0', '')
  const declared = /encoding\s*=\s*["']([^"']+)/i.exec(head)?.[1]?.toLowerCase()
  if (declared && !/^(utf-?8|utf-?16(le|be)?|us-ascii|ascii)$/.test(declared))
    throw new BankFileError('file.hostile', { detail: `a part is written in ${declared}` })
  return decodeText(part)
}

/** Walks an XML part. A DOCTYPE is refused before anything is expanded; nothing outside is ever fetched. */
export const walkXml = (part: Buffer, visitor: XmlVisitor): void => {
  const parser = new SaxesParser({ xmlns: false, position: false })
  let depth = 0
  parser.on('error', (error) => {
    throw new BankFileError('file.damaged', { detail: error.message })
  })
  parser.on('doctype', () => {
    throw new BankFileError('file.hostile', { detail: 'a part declares a document type' })
  })
  parser.on('opentag', (tag) => {
    if (++depth > limits.xmlDepth) throw new BankFileError('file.hostile', { detail: 'a part is nested too deeply' })
    visitor.open?.(local(tag.name), tag.attributes)
  })
  parser.on('closetag', (tag) => {
    depth--
    visitor.close?.(local(tag.name))
  })
  if (visitor.text) parser.on('text', (text) => visitor.text?.(text))
  parser.write(xmlText(part)).close()
}
