import { limits } from '../file/limits.ts'
import type { CheckedZip } from '../file/zip.ts'
import type { Wanted } from '../layouts/assess.ts'
import { pictureShelf } from '../pictures/pictures.ts'
import { BankFileError } from '../problems.ts'
import { textObjects } from '../text/objects.ts'
import { spreadMerged } from './merged-areas.ts'
import type { Sheet } from './sheet.ts'
import { readCellPictures } from './xlsx-cell-pictures.ts'
import { ofType, readNumberKinds, readRelations, readWorkbook } from './xlsx-parts.ts'
import { pictureText, putPictures, sheetPictures } from './xlsx-pictures.ts'
import { readXlsxRows } from './xlsx-sheet.ts'
import { readSharedStrings } from './xlsx-strings.ts'

/** The path of the workbook inside the archive, or undefined where the archive is no workbook. */
export const workbookPart = (zip: CheckedZip): string | undefined =>
  zip.names.find((name) => /^(xl\/)?workbook\.xml$/i.test(name))

/**
 * The sheets of a workbook; pictures stand as characters in the cells over which they begin. Throws BankFileError where
 * parts are broken or hostile.
 */
export const openXlsx = async (
  zip: CheckedZip,
  workbook: string,
  { pictures = pictureShelf(), objects = textObjects() }: Pick<Wanted, 'pictures' | 'objects'> = {},
): Promise<Sheet[]> => {
  const part = await zip.read(workbook)
  if (!part) throw new BankFileError('file.damaged', { detail: 'there is no workbook' })
  const { sheets, from1904 } = readWorkbook(part)
  const relations = await readRelations(zip, workbook)
  const first = async (type: string) => {
    const target = ofType(relations, type)[0]
    return target === undefined ? undefined : await zip.read(target)
  }
  const textOf = pictureText(zip, pictures, objects)
  const stringsPart = await first('sharedStrings')
  const stylesPart = await first('styles')
  const context = {
    strings: stringsPart ? readSharedStrings(stringsPart) : [],
    kinds: stylesPart ? readNumberKinds(stylesPart) : [],
    from1904,
    pictures: await readCellPictures(zip, textOf),
  }
  const opened: Sheet[] = []
  let room = limits.rows
  for (const { name, relation } of sheets.slice(0, limits.sheets)) {
    const target = relations.get(relation)
    const xml = target?.type === 'worksheet' ? await zip.read(target.target) : undefined
    if (!target || !xml) continue
    const { rows, areas } = readXlsxRows(xml, context, room)
    spreadMerged(rows, areas)
    room -= rows.length
    const floating = await sheetPictures(zip, target.target, xml, textOf)
    opened.push({ name, rows: putPictures(rows, floating) })
  }
  return opened
}
