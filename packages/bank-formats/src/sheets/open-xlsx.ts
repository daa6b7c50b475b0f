import { limits } from '../file/limits.ts'
import type { CheckedZip } from '../file/zip.ts'
import { BankFileError } from '../problems.ts'
import { spreadMerged } from './merged-areas.ts'
import type { Sheet } from './sheet.ts'
import { readNumberKinds, readPictureRows, readRelations, readWorkbook } from './xlsx-parts.ts'
import { readXlsxRows } from './xlsx-sheet.ts'
import { readSharedStrings } from './xlsx-strings.ts'

type Relations = Awaited<ReturnType<typeof readRelations>>

const ofType = (relations: Relations, type: string) =>
  [...relations.values()].filter((relation) => relation.type === type).map((relation) => relation.target)

const pictureRows = async (zip: CheckedZip, sheet: string) => {
  const rows = new Set<number>()
  for (const drawing of ofType(await readRelations(zip, sheet), 'drawing')) {
    const part = await zip.read(drawing)
    if (part) for (const row of readPictureRows(part)) rows.add(row)
  }
  return rows
}

/** The path of the workbook inside the archive, or undefined where the archive is no workbook. */
export const workbookPart = (zip: CheckedZip): string | undefined =>
  zip.names.find((name) => /^(xl\/)?workbook\.xml$/i.test(name))

/** The sheets of a workbook. Throws BankFileError where parts are broken or hostile. */
export const openXlsx = async (zip: CheckedZip, workbook: string): Promise<Sheet[]> => {
  const part = await zip.read(workbook)
  if (!part) throw new BankFileError('file.damaged', { detail: 'there is no workbook' })
  const { sheets, from1904 } = readWorkbook(part)
  const relations = await readRelations(zip, workbook)
  const first = async (type: string) => {
    const target = ofType(relations, type)[0]
    return target === undefined ? undefined : await zip.read(target)
  }
  const stringsPart = await first('sharedStrings')
  const stylesPart = await first('styles')
  const context = {
    strings: stringsPart ? readSharedStrings(stringsPart) : [],
    kinds: stylesPart ? readNumberKinds(stylesPart) : [],
    from1904,
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
    const pictures = await pictureRows(zip, target.target)
    opened.push({ name, rows: rows.map((row) => (pictures.has(row.number) ? { ...row, picture: true } : row)) })
  }
  return opened
}
