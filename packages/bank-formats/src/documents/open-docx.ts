import type { BankWarning } from '../bank-reading.ts'
import { limits } from '../file/limits.ts'
import { elements } from '../file/markup.ts'
import { walkXml } from '../file/xml.ts'
import type { CheckedZip } from '../file/zip.ts'
import type { Pictures } from '../pictures/pictures.ts'
import { BankFileError, bankProblem } from '../problems.ts'
import type { Sheet } from '../sheets/sheet.ts'
import type { TextObject, TextObjects } from '../text/objects.ts'
import type { TextDocument } from './document.ts'
import { equationTex } from './formula/equation-field.ts'
import { formulaTex, plainFormula } from './formula/formula-tex.ts'
import { blockReader, paragraphCount } from './word/blocks.ts'
import { documentFields } from './word/fields.ts'
import { readNumbering } from './word/numbering.ts'
import type { WordContext } from './word/paragraph.ts'
import { readStyles } from './word/styles.ts'
import { writeDocument } from './word/tables.ts'
import { type PartRelation, partRelations } from './word/word-parts.ts'
import { usualLook } from './word/write-lines.ts'

/** A Word document that is open. */
export interface OpenedDocx {
  document: TextDocument
  /** Tables with headings of a question sheet; the numbers of their rows are those of paragraphs. */
  sheets: Sheet[]
  /** What could not be taken over as it is. */
  warnings: BankWarning[]
}

/** Where the things go that a text cannot hold. */
export interface BesideText {
  objects: TextObjects
  pictures: Pictures
  /** Whether a table reads as a sheet of questions. */
  isSheet(sheet: Sheet): boolean
}

/** The bytes of the pictures inside, by the id of their relation. */
const readPictures = async (zip: CheckedZip, relations: ReadonlyMap<string, PartRelation>) => {
  const bytes = new Map<string, Uint8Array>()
  const known = new Map<string, Uint8Array>()
  for (const [id, { type, target, external }] of relations) {
    if (type !== 'image' || external) continue
    const part = known.get(target) ?? (await zip.read(target))
    if (!part) continue
    known.set(target, part)
    bytes.set(id, part)
  }
  return bytes
}

/**
 * Reads a Word document out of its archive: its paragraphs as lines with the numbers that Word shows, underlined and
 * stressed runs marked, pictures and formulas in their places. Nothing that it refers to outside is fetched, and
 * nothing embedded is opened.
 *
 * @throws BankFileError where parts are broken or hostile, or there are too many of them.
 */
export const openDocx = async (
  zip: CheckedZip,
  main: string,
  { objects, pictures, isSheet }: BesideText,
): Promise<OpenedDocx> => {
  const relations = await partRelations(zip, main)
  const part = (type: string) => {
    const found = [...relations.values()].find((relation) => relation.type === type && !relation.external)
    return found ? zip.read(found.target) : undefined
  }
  const body = await zip.read(main)
  if (!body) throw new BankFileError('file.damaged', { detail: 'there is no document' })
  const styles = readStyles(await part('styles'))
  const number = readNumbering(await part('numbering'), styles)
  const bytes = await readPictures(zip, relations)
  const warnings: BankWarning[] = []
  const count = paragraphCount()
  let last = 0

  const add = (object: TextObject): string => {
    const character = objects.add(object)
    if (character === '') throw new BankFileError('bank.too-many', { limit: limits.questions })
    return character
  }
  const warn = (code: 'formula.as-text' | 'drawing.left-out', params = {}) => {
    if (warnings.length < 1_000) warnings.push({ at: `¶${last}`, ...bankProblem(code, params) })
  }
  const formula = (tex: string | undefined, plain: string): string => {
    if (tex !== undefined) return tex === '' ? '' : add({ type: 'formula', tex })
    warn('formula.as-text', { text: plain })
    return plain
  }
  const context: WordContext = {
    styles,
    fields: documentFields(),
    number,
    // A picture without bytes is one that the file does not hold.
    picture: (id, alt) => add(pictures.add(bytes.get(id ?? '') ?? new Uint8Array(), alt)),
    formula: (element) =>
      element.name === 'oMathPara' && elements(element, 'oMath').length > 1
        ? elements(element, 'oMath').map(context.formula).join(' ')
        : formula(formulaTex(element), plainFormula(element)),
    equation: (code) => (/^\s*eq\s/i.test(code) ? formula(equationTex(code), code.trim()) : ''),
    leftOut: () => warn('drawing.left-out'),
  }
  const reader = blockReader(context, () => {
    last = count()
    return last
  })
  walkXml(body, reader)
  const { lines, sheets } = writeDocument(reader.blocks, usualLook(reader.blocks), objects, isSheet)
  return { document: { lines }, sheets, warnings }
}
