import { escapeMarkup } from '../markup-text.ts'
import type { PictureToWrite } from '../written.ts'
import { type ZipPart, zipFile } from '../zip-file.ts'

/** A picture over a cell; row and column count from 0. */
export interface PlacedPicture {
  row: number
  column: number
  hash: string
  alt: string
  picture: PictureToWrite
}

export interface SheetToWrite {
  name: string
  /** Every cell is text, whatever it looks like; the first row are headings. */
  rows: Iterable<readonly string[]>
  /** Characters, by column. */
  widths: readonly number[]
  pictures?: readonly PlacedPicture[]
  /** A list to choose from in a column, from the second row on. */
  list?: { column: number; values: readonly string[] }
  /** Whether the first row is a heading that stays in sight. */
  headed: boolean
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const extensions = { 'image/png': 'png', 'image/jpeg': 'jpeg', 'image/webp': 'webp' }

/** Cells are text by format, and by a mark that keeps them so when somebody edits them: a sign never makes a formula. */
const styles = `${head}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8EEF4"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf numFmtId="49" applyNumberFormat="1" quotePrefix="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="49" fontId="1" fillId="2" applyNumberFormat="1" quotePrefix="1" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf></cellXfs></styleSheet>`

/** The letters of a column, from 0. */
const columnName = (column: number): string =>
  (column >= 26 ? columnName(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26))

/** Where a text looks like Excel's own way to write a character, its underscore is written so. */
const cellText = (text: string) =>
  escapeMarkup(text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_').replace(/\r\n|\r/g, '\n'))

const rowXml = (cells: readonly string[], row: number, style: number): string => {
  const written = cells.map((text, column) =>
    text === ''
      ? ''
      : `<c r="${columnName(column)}${row}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${cellText(text)}</t></is></c>`,
  )
  return `<row r="${row}">${written.join('')}</row>`
}

const sheetXml = ({ rows, widths, pictures = [], list, headed }: SheetToWrite): string => {
  const lines: string[] = []
  let number = 0
  for (const cells of rows) {
    number++
    lines.push(rowXml(cells, number, headed && number === 1 ? 2 : 1))
  }
  const columns = widths.map(
    (width, place) => `<col min="${place + 1}" max="${place + 1}" width="${width}" style="1" customWidth="1"/>`,
  )
  const pane = headed ? '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' : ''
  const letter = list ? columnName(list.column) : ''
  const validation = list
    ? `<dataValidations count="1"><dataValidation type="list" allowBlank="1" sqref="${letter}2:${letter}20000"><formula1>"${escapeMarkup(list.values.join(','))}"</formula1></dataValidation></dataValidations>`
    : ''
  const drawing = pictures.length > 0 ? '<drawing r:id="rId1"/>' : ''
  return `${head}<worksheet xmlns="${main}" xmlns:r="${office}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${columns.join('')}</cols><sheetData>${lines.join('\n')}</sheetData>${validation}${drawing}</worksheet>`
}

/** English metric units a pixel. */
const emu = 9_525
/** A picture stands at most so large over its cell. */
const longestSide = 200

const anchor = ({ row, column, alt, picture }: PlacedPicture, id: number, relation: number): string => {
  const shrink = Math.min(1, longestSide / Math.max(picture.width, picture.height))
  const cx = Math.max(1, Math.round(picture.width * shrink)) * emu
  const cy = Math.max(1, Math.round(picture.height * shrink)) * emu
  return `<xdr:oneCellAnchor><xdr:from><xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:ext cx="${cx}" cy="${cy}"/><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="${id}" name="Picture ${id}" descr="${escapeMarkup(alt)}"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="rId${relation}"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${cx}" cy="${cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic><xdr:clientData/></xdr:oneCellAnchor>`
}

const relations = (list: readonly (readonly [type: string, target: string])[]) =>
  `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list
    .map(([type, target], place) => `<Relationship Id="rId${place + 1}" Type="${office}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`

const drawingParts = (pictures: readonly PlacedPicture[], number: number): ZipPart[] => {
  const targets = [...new Map(pictures.map(({ hash, picture }) => [hash, picture])).entries()]
  const relationOf = new Map(targets.map(([hash], place) => [hash, place + 1]))
  const anchors = pictures.map((placed, place) => anchor(placed, place + 1, relationOf.get(placed.hash) ?? 0))
  return [
    {
      name: `xl/drawings/drawing${number}.xml`,
      data: `${head}<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="${office}">${anchors.join('\n')}</xdr:wsDr>`,
    },
    {
      name: `xl/drawings/_rels/drawing${number}.xml.rels`,
      data: relations(targets.map(([hash, { type }]) => ['image', `../media/${hash}.${extensions[type]}`])),
    },
    {
      name: `xl/worksheets/_rels/sheet${number}.xml.rels`,
      data: relations([['drawing', `../drawings/drawing${number}.xml`]]),
    },
  ]
}

/** A workbook in which nothing can be a formula. */
export const workbookFile = (sheets: readonly SheetToWrite[]): Uint8Array => {
  const names = sheets.map(
    ({ name }, place) => `<sheet name="${escapeMarkup(name)}" sheetId="${place + 1}" r:id="rId${place + 1}"/>`,
  )
  const drawn = sheets.flatMap(({ pictures = [] }, place) => (pictures.length > 0 ? [place + 1] : []))
  const override = (part: string, kind: string) =>
    `<Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.${kind}+xml"/>`
  const media = new Map(
    sheets.flatMap(({ pictures = [] }) =>
      pictures.map(({ hash, picture }): [string, ZipPart] => [
        hash,
        { name: `xl/media/${hash}.${extensions[picture.type]}`, data: picture.bytes, stored: true },
      ]),
    ),
  )
  return zipFile([
    {
      name: '[Content_Types].xml',
      data: `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="jpeg" ContentType="image/jpeg"/><Default Extension="webp" ContentType="image/webp"/>${override('xl/workbook.xml', 'spreadsheetml.sheet.main')}${override('xl/styles.xml', 'spreadsheetml.styles')}${sheets.map((_, place) => override(`xl/worksheets/sheet${place + 1}.xml`, 'spreadsheetml.worksheet')).join('')}${drawn.map((number) => override(`xl/drawings/drawing${number}.xml`, 'drawing')).join('')}</Types>`,
    },
    { name: '_rels/.rels', data: relations([['officeDocument', 'xl/workbook.xml']]) },
    {
      name: 'xl/workbook.xml',
      data: `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${names.join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: relations([
        ...sheets.map((_, place): [string, string] => ['worksheet', `worksheets/sheet${place + 1}.xml`]),
        ['styles', 'styles.xml'],
      ]),
    },
    { name: 'xl/styles.xml', data: styles },
    ...sheets.map((sheet, place) => ({ name: `xl/worksheets/sheet${place + 1}.xml`, data: sheetXml(sheet) })),
    ...drawn.flatMap((number) => drawingParts(sheets[number - 1]?.pictures ?? [], number)),
    ...media.values(),
  ])
}
