import { escapeMarkup } from '../../writers/markup-text.ts'

/** Twentieths of a point. */
export const textTwips = 9_638

export interface ParagraphLook {
  align?: 'center' | 'left'
  bold?: boolean
  /** Points. */
  size?: number
  /** Stands with the next paragraph on one page. */
  kept?: boolean
  /** Left of all lines. */
  indent?: number
  /** Where tabs stop. */
  tabs?: readonly number[]
  before?: number
}

const textRun = (text: string, { bold = false, size }: ParagraphLook = {}): string => {
  const dress = `${bold ? '<w:b/>' : ''}${size === undefined ? '' : `<w:sz w:val="${size * 2}"/>`}`
  return `<w:r>${dress === '' ? '' : `<w:rPr>${dress}</w:rPr>`}<w:t xml:space="preserve">${escapeMarkup(text)}</w:t></w:r>`
}

/** A paragraph of ready runs. */
export const paragraph = (inside: string, look: ParagraphLook = {}): string => {
  const { align, kept = false, indent, tabs, before } = look
  const stops = tabs?.map((place) => `<w:tab w:val="left" w:pos="${place}"/>`).join('')
  return `<w:p><w:pPr>${kept ? '<w:keepNext/>' : ''}<w:keepLines/>${stops === undefined ? '' : `<w:tabs>${stops}</w:tabs>`}<w:spacing${before === undefined ? '' : ` w:before="${before}"`} w:after="40"/>${indent === undefined ? '' : `<w:ind w:left="${indent}"/>`}${align === undefined ? '' : `<w:jc w:val="${align}"/>`}</w:pPr>${inside}</w:p>`
}

export const said = (text: string, look: ParagraphLook = {}): string => paragraph(textRun(text, look), look)

/** All paragraphs outside tables stay with the next one, but for the last. */
export const keptTogether = (xml: string): string => {
  const parts = xml.split(/(?=<w:p>|<w:tbl>)/)
  return parts
    .map((part, place) =>
      place === parts.length - 1
        ? part
        : part.replace(/^(<w:p><w:pPr>(?:<w:pStyle [^>]*\/>)?)(?!<w:keepNext\/>)/, '$1<w:keepNext/>'),
    )
    .join('')
}

const border = (side: string) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`
const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(border).join('')

/** A table of texts in the middle of their cells; rows are never parted. */
export const grid = (rows: readonly (readonly string[])[], widths: readonly number[]): string => {
  const cell = (text: string, width: number) =>
    `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>${said(text, { align: 'center' })}</w:tc>`
  const lines = rows.map(
    (cells) =>
      `<w:tr><w:trPr><w:cantSplit/></w:trPr>${widths.map((width, place) => cell(cells[place] ?? '', width)).join('')}</w:tr>`,
  )
  return `<w:tbl><w:tblPr><w:jc w:val="center"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>${lines.join('')}</w:tbl>`
}

const field = (code: string) =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`

/** The form's letter and the page; the signs `#` and `##` stand for the page and the count of pages. */
export const pageFooter = (lead: string, words: string): string => {
  const [before = '', between = '', after = ''] = words.split(/##?/)
  return paragraph(
    `${textRun(`${lead}　${before}`)}${field('PAGE')}${textRun(between)}${field('NUMPAGES')}${textRun(after)}`,
    {
      align: 'center',
    },
  )
}
