import { limits } from '../file/limits.ts'
import type { CheckedZip } from '../file/zip.ts'
import type { Pictures } from '../pictures/pictures.ts'
import type { TextObjects } from '../text/objects.ts'
import type { SheetRow } from './sheet.ts'
import { type Anchor, readAnchors } from './xlsx-anchors.ts'
import { ofType, type Relations, readRelations } from './xlsx-parts.ts'

/** Turns a picture's bytes into the character that stands for it in texts; '' where there are no bytes. */
export type PictureText = (path: string | undefined, alt: string) => Promise<string>

/** Pictures of an archive as characters, each part read once. */
export const pictureText = (zip: CheckedZip, pictures: Pictures, objects: TextObjects): PictureText => {
  const read = new Map<string, Promise<Buffer | undefined>>()
  return async (path, alt) => {
    if (path === undefined) return ''
    const part = read.get(path) ?? zip.read(path)
    read.set(path, part)
    const bytes = await part
    return bytes ? objects.add(pictures.add(bytes, alt)) : ''
  }
}

interface Placed {
  row: number
  column: number
  /** Empty where the picture cannot be read. */
  text: string
}

const placed = async (anchors: readonly Anchor[], relations: Relations, textOf: PictureText): Promise<Placed[]> => {
  const found: Placed[] = []
  for (const { row, column, relation, alt } of anchors) {
    const target = relation === undefined ? undefined : relations.get(relation)?.target
    found.push({ row, column, text: await textOf(target, alt) })
  }
  return found
}

/** The pictures that float over a sheet, in the order of their cells. */
export const sheetPictures = async (zip: CheckedZip, sheet: string, xml: Buffer, textOf: PictureText) => {
  const relations = await readRelations(zip, sheet)
  const found: Placed[] = []
  for (const drawing of ofType(relations, 'drawing')) {
    const part = await zip.read(drawing)
    if (part) found.push(...(await placed(readAnchors(part), await readRelations(zip, drawing), textOf)))
  }
  if (xml.includes('objectPr')) found.push(...(await placed(readAnchors(xml), relations, textOf)))
  return found.sort((a, b) => a.row - b.row || a.column - b.column)
}

/** Puts pictures into the cells over which they begin; a row without words of its own comes into being for them. */
export const putPictures = (rows: readonly SheetRow[], pictures: readonly Placed[]): SheetRow[] => {
  if (pictures.length === 0) return [...rows]
  const byNumber = new Map(rows.map((row) => [row.number, row]))
  for (const { row: number, column, text } of pictures) {
    if (column >= limits.columns) continue
    const row = byNumber.get(number) ?? { number, cells: [] }
    byNumber.set(number, row)
    if (text === '') {
      row.picture = true
      continue
    }
    row.pictured = true
    while (row.cells.length <= column) row.cells.push('')
    // One picture may stand twice in a part, for new programs and for old ones.
    const cell = row.cells[column] ?? ''
    if (!cell.endsWith(text)) row.cells[column] = cell + text
  }
  return [...byNumber.values()].filter((row) => row.cells.length > 0).sort((a, b) => a.number - b.number)
}
