import { type Language, textContent } from '@lianbing/contract'
import { rowPlace, type Sheet } from '../../sheets/sheet.ts'
import { type Assessed, type Wanted, worth } from '../assess.ts'
import { groupFault } from '../package/package.ts'
import { readPackageQuestion } from '../package/package-question.ts'
import { guideSheets, type OwnPlaces, ownPlaces } from './own-columns.ts'
import { type OwnRow, ownRow } from './own-row.ts'

const guides = new Set(Object.values(guideSheets).flatMap(({ examples, guide }) => [examples, guide]))

/** Whether a sheet of our own template explains the others. */
export const isGuideSheet = ({ name }: Sheet): boolean => guides.has(name ?? '')

/** The columns of a sheet in our own form; undefined for any other. */
export const ownPlacesOf = (sheet: Sheet): OwnPlaces | undefined => {
  const [first] = sheet.rows
  return first && !sheet.turned ? ownPlaces(first.cells) : undefined
}

const languageOf = ({ value }: OwnRow): Language => (/[\u3400-\u9FFF]/.test(JSON.stringify(value)) ? 'zh-CN' : 'en')

/** Our own sheet, as it is exported and as the template has it: each cell says exactly what it is. */
export const readOwnSheet = (sheet: Sheet, places: OwnPlaces, { language, objects }: Wanted): Assessed => {
  const reading: Assessed = {
    layout: 'table.own',
    reason: 'The headings are those of this platform’s own sheet.',
    drafts: [],
    rejected: [],
    warnings: [],
    score: 0.1,
    alternatives: [],
  }
  const fault = groupFault()
  const cases = new Map<string, unknown>()
  for (const row of sheet.rows.slice(1)) {
    const at = rowPlace(sheet, row)
    const read = ownRow(row, places)
    if ('problem' in read) {
      reading.rejected.push({ at, ...read.problem })
      continue
    }
    const { value, pictures } = read
    const group = String(value.group)
    // The case of a group may stand in its first row only.
    if (value.group !== undefined) value.material ??= cases.get(group)
    if (value.material === undefined) delete value.material
    else if (!cases.has(group)) cases.set(group, value.material)
    if (value.language === undefined || language !== undefined) value.language = language ?? languageOf(read)
    const built = readPackageQuestion(value, {
      language: language ?? 'zh-CN',
      source: null,
      picture: (name) => {
        const character = /^\d+$/.test(name) ? pictures[Number(name)] : undefined
        const [block] = character === undefined ? [] : (objects?.place(textContent(character)) ?? [])
        const [image] = block?.type === 'paragraph' ? block.children : []
        return image?.type === 'image' ? image : undefined
      },
    })
    const problem = 'problem' in built ? built.problem : fault(built.draft)
    if (problem) reading.rejected.push({ at, ...problem })
    else if ('draft' in built) {
      reading.drafts.push({ at, draft: built.draft })
      reading.score += worth[built.draft.type]
    }
  }
  return reading
}
