import { type OpenedDocx, openDocx } from '../src/documents/open-docx.ts'
import { documentPart } from '../src/documents/word/word-parts.ts'
import { openZip } from '../src/file/zip.ts'
import { pictureShelf } from '../src/pictures/pictures.ts'
import { textObjects } from '../src/text/objects.ts'
import { shown, zipOf } from './samples.ts'

const names =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="wp" xmlns:a="a" xmlns:pic="pic" xmlns:v="v" xmlns:o="o" xmlns:mc="mc" xmlns:wps="wps" xmlns:wpg="wpg"'

/** The parts of a document beside its body, as XML inside their roots. */
export interface DocxParts {
  styles?: string
  numbering?: string
  /** Relations of the document as `Relationship` elements. */
  relations?: string
  media?: Record<string, Uint8Array>
}

const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`

/** A Word document with this body. */
export const docxOf = (body: string, { styles, numbering, relations = '', media = {} }: DocxParts = {}): Uint8Array =>
  zipOf([
    {
      name: '_rels/.rels',
      data: `<Relationships>${relation('rId1', 'officeDocument', 'word/document.xml')}</Relationships>`,
    },
    { name: 'word/document.xml', data: `<w:document ${names}><w:body>${body}</w:body></w:document>` },
    {
      name: 'word/_rels/document.xml.rels',
      data: `<Relationships>${relation('s', 'styles', 'styles.xml')}${relation('n', 'numbering', 'numbering.xml')}${relations}</Relationships>`,
    },
    ...(styles ? [{ name: 'word/styles.xml', data: `<w:styles ${names}>${styles}</w:styles>` }] : []),
    ...(numbering ? [{ name: 'word/numbering.xml', data: `<w:numbering ${names}>${numbering}</w:numbering>` }] : []),
    ...Object.entries(media).map(([name, data]) => ({ name: `word/media/${name}`, data })),
  ])

export const imageRelation = (id: string, file: string): string => relation(id, 'image', `media/${file}`)

/** A run; its properties are given as XML. */
export const run = (text: string, properties = ''): string =>
  `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`
export const paragraph = (content: string, properties = ''): string =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${content}</w:p>`
export const lines = (...texts: string[]): string => texts.map((text) => paragraph(run(text))).join('')
export const table = (rows: string[][]): string =>
  `<w:tbl>${rows.map((row) => `<w:tr>${row.map((cell) => `<w:tc>${cell}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`

export interface ShownDocx {
  /** Marks as ^x _x [u x] {stressed x}; objects as `shown` writes them. */
  texts: string[]
  opened: OpenedDocx
}

/** A document's lines in characters that people can read. */
export const openShown = async (bytes: Uint8Array, isSheet = () => false): Promise<ShownDocx> => {
  const objects = textObjects()
  const zip = await openZip(bytes)
  const opened = await openDocx(zip, (await documentPart(zip)) ?? '', { objects, pictures: pictureShelf(), isSheet })
  const texts = opened.document.lines.map(({ text, label }) => {
    const marked = text
      .replaceAll('\uE000', '^')
      .replaceAll('\uE001', '_')
      .replaceAll('\uE002', '[u ')
      .replaceAll('\uE003', ']')
      .replaceAll('\uE004', '{')
      .replaceAll('\uE005', '}')
    const placed = marked.replace(/[\u{F0000}-\u{FFFFD}]/gu, (character) =>
      shown(objects.place([{ type: 'paragraph', children: [{ type: 'run', text: character }] }])),
    )
    return label === undefined ? placed : `<${label}> ${placed}`
  })
  return { texts, opened }
}

export const textsOf = async (body: string, parts?: DocxParts): Promise<string[]> =>
  (await openShown(docxOf(body, parts))).texts
