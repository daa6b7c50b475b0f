import { xmlTree } from '../../../file/markup.ts'
import { BankFileError } from '../../../problems.ts'
import { markupItems } from '../../../source/markup-items.ts'
import { itemStrips } from '../../../source/strips.ts'
import { type Assessed, type Wanted, worth } from '../../assess.ts'
import { dataPicture } from '../data-picture.ts'
import type { ItemReading, Surroundings } from './exact-item.ts'
import { inQtiNames } from './qti-names.ts'
import { readInterop } from './read-interop.ts'
import { readItem } from './read-item.ts'

const roots: Record<string, { version: 1 | 2 | 3; holds: 'items' | 'item' | 'arrangement' }> = {
  questestinterop: { version: 1, holds: 'items' },
  assessmentItem: { version: 2, holds: 'item' },
  assessmentTest: { version: 2, holds: 'arrangement' },
  assessmentSection: { version: 2, holds: 'arrangement' },
  'qti-assessment-item': { version: 3, holds: 'item' },
  'qti-assessment-test': { version: 3, holds: 'arrangement' },
  'qti-assessment-section': { version: 3, holds: 'arrangement' },
}

/** What an XML file holds by the name of its root; undefined where it is not QTI. */
export const qtiKind = (root: string) => (Object.hasOwn(roots, root) ? roots[root] : undefined)

const versions = { 1: '1.2', 2: '2.x', 3: '3.0' }

/** A reading that holds nothing yet. */
export const emptyReading = (version: 1 | 2 | 3): Assessed => ({
  layout: `qti.${version}`,
  reason: `The XML says that it is IMS QTI ${versions[version]}.`,
  drafts: [],
  rejected: [],
  warnings: [],
  // A file that says what it is and holds nothing but rejections is worth showing.
  score: 0.1,
  alternatives: [],
})

/** Puts what became of an item into the reading. */
export const addItem = (reading: Assessed, at: string, item: ItemReading): void => {
  if ('problem' in item) {
    reading.rejected.push({ at, ...item.problem })
    return
  }
  reading.drafts.push({ at, draft: item.draft })
  reading.warnings.push(...item.warnings.map((warning) => ({ at, ...warning })))
  reading.score += worth[item.draft.type]
}

/** A file that is QTI but no package. Throws BankFileError where it only arranges questions of other files. */
export const readQtiFile = (root: string, bytes: Buffer, { language, pictures }: Wanted): Assessed | undefined => {
  const kind = qtiKind(root)
  if (!kind) return undefined
  if (kind.holds === 'arrangement') throw new BankFileError('format.qti-test')
  const reading = emptyReading(kind.version)
  const surroundings: Surroundings = { pictureOf: (src, alt) => dataPicture(src, alt, pictures), language }
  const items =
    kind.holds === 'items' ? readInterop(bytes, surroundings) : [readItem(inQtiNames(xmlTree(bytes)), surroundings)]
  for (const [place, item] of items.entries()) addItem(reading, `#${place + 1}`, item)
  reading.source = () => itemStrips(kind.holds === 'items' ? markupItems(bytes, 'item') : [bytes.toString('utf8')])
  return items.length > 0 ? reading : undefined
}
