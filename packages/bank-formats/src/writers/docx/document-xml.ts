import type { Block, Content, Inline } from '@lianbing/contract'
import { escapeMarkup } from '../markup-text.ts'
import type { TellLoss } from '../notes.ts'
import type { PictureToWrite } from '../written.ts'
import { formulaOmml } from './formula-omml.ts'

/** What a document shows beside its words. */
export interface DocumentWays {
  /** Id of the relation to a picture, and its size; undefined where there is none. */
  picture(hash: string): { relation: string; picture: PictureToWrite; id: number } | undefined
  tell: TellLoss
}

const emu = 9_525
/** The width between the margins, in pixels. */
const widest = 560

type Run = Extract<Inline, { type: 'run' }>

const properties = ({ bold, italic, underline, position }: Omit<Run, 'type' | 'text'>) =>
  [
    bold ? '<w:b/>' : '',
    italic ? '<w:i/>' : '',
    underline ? '<w:u w:val="single"/>' : '',
    position ? `<w:vertAlign w:val="${position === 'sub' ? 'subscript' : 'superscript'}"/>` : '',
  ].join('')

/** A run of text; line ends within it are line breaks. */
export const runXml = (text: string, look: Omit<Run, 'type' | 'text'> = {}): string => {
  const dress = properties(look)
  const lines = text
    .split(/\r\n|\r|\n/)
    .map((line) => `<w:t xml:space="preserve">${escapeMarkup(line)}</w:t>`)
    .join('<w:br/>')
  return `<w:r>${dress === '' ? '' : `<w:rPr>${dress}</w:rPr>`}${lines}</w:r>`
}

const drawing = (relation: string, alt: string, { width, height }: PictureToWrite, id: number): string => {
  const shrink = Math.min(1, widest / width)
  const size = `cx="${Math.max(1, Math.round(width * shrink)) * emu}" cy="${Math.max(1, Math.round(height * shrink)) * emu}"`
  const said = escapeMarkup(alt)
  return `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent ${size}/><wp:docPr id="${id}" name="Picture ${id}" descr="${said}"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="${id}" name="Picture ${id}" descr="${said}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="${relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`
}

const inlineXml = (child: Inline, { picture, tell }: DocumentWays): string => {
  switch (child.type) {
    case 'run':
      return runXml(child.text, child)
    case 'formula': {
      const formula = formulaOmml(child.tex)
      if (formula === undefined) tell('formula.text')
      return formula ?? runXml(child.tex)
    }
    case 'option':
      tell('reference.letter')
      return runXml(child.id)
    case 'blank':
      return runXml('________')
    case 'image': {
      const found = picture(child.hash)
      if (!found) tell('picture.missing')
      return found ? drawing(found.relation, child.alt, found.picture, found.id) : runXml(`[${child.alt}]`)
    }
  }
}

export const inlinesXml = (children: readonly Inline[], ways: DocumentWays): string =>
  children.map((child) => inlineXml(child, ways)).join('')

export type ParagraphStyle = 'Title' | 'Heading1' | 'Option' | 'Normal'

export const paragraphXml = (inside: string, style: ParagraphStyle = 'Normal', kept = false): string =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/>${kept ? '<w:keepNext/>' : ''}</w:pPr>${inside}</w:p>`

const border = (side: string) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`
const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(border).join('')

const tableXml = ({ rows }: Extract<Block, { type: 'table' }>, ways: DocumentWays): string => {
  const columns = Math.max(...rows.map((cells) => cells.length), 1)
  const width = Math.floor(9_000 / columns)
  const grid = `<w:tblGrid>${`<w:gridCol w:w="${width}"/>`.repeat(columns)}</w:tblGrid>`
  const lines = rows.map((cells) => {
    const shown = Array.from({ length: columns }, (_, place) => cells[place] ?? [])
    return `<w:tr>${shown
      .map(
        (cell) =>
          `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${paragraphXml(inlinesXml(cell, ways))}</w:tc>`,
      )
      .join('')}</w:tr>`
  })
  return `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>${borders}</w:tblBorders></w:tblPr>${grid}${lines.join('')}</w:tbl>`
}

/** Content behind a label, which stands in its first line. */
export const contentXml = (
  content: Content,
  ways: DocumentWays,
  label = '',
  style: ParagraphStyle = 'Normal',
): string => {
  const [first] = content
  const lead = label === '' ? '' : runXml(label)
  const before = first?.type === 'table' || !first ? (label === '' ? '' : paragraphXml(lead, style)) : ''
  return (
    before +
    content
      .map((block, place) =>
        block.type === 'table'
          ? tableXml(block, ways)
          : paragraphXml((place === 0 ? lead : '') + inlinesXml(block.children, ways), style),
      )
      .join('')
  )
}
