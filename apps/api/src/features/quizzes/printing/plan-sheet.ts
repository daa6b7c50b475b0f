import type { quizSittings } from '@lianbing/contract'
import type { Sitter } from './entry-queries.ts'
import { type Ground, planEntry, type Refused } from './plan-entries.ts'
import { faultColumn, type Sheet, type SheetEntry } from './read-sheet.ts'

const refused = (code: quizSittings.PaperFault, text = ''): Refused => ({ code, number: null, text })

/** By user name, else by name, and where several have it by their organisation. */
const personOf = (row: SheetEntry, sitters: readonly Sitter[]): Sitter | Refused => {
  const called = row.username === '' ? row.name : row.username
  if (called === '') return refused('person.missing')
  const found = sitters.filter((sitter) =>
    row.username === ''
      ? sitter.displayName === row.name
      : sitter.username.toLowerCase() === row.username.toLowerCase(),
  )
  const near = found.length > 1 ? found.filter((sitter) => sitter.organisationName === row.organisation) : found
  const [only] = near
  if (only !== undefined && near.length === 1) return only
  return refused(found.length === 0 ? 'person.unknown' : 'person.ambiguous', called)
}

const totalOf = (said: string): number | null | undefined => {
  if (said === '') return null
  return /^\d{1,5}(\.\d{1,2})?$/.test(said) ? Math.round(Number(said) * 100) : undefined
}

/** What a row says, as it would be entered by hand. */
const entryOf = (row: SheetEntry, sitter: Sitter, forms: Ground['forms']): quizSittings.PaperEntry | Refused => {
  // Of the forms of several versions with this letter the newest comes first.
  const all = [...forms.values()]
  const letter = row.form.replace(/[卷\s]|form/giu, '').toUpperCase()
  const form = letter === '' ? undefined : all.find((one) => one.form.letter === letter)
  if (letter === '') return refused('form.missing')
  if (form === undefined) return refused('form.unknown', row.form)
  const total = totalOf(row.total)
  if (total === undefined) return refused('total.unreadable', row.total)
  return { personId: sitter.personId, formId: form.form.id, answers: row.answers === '' ? null : row.answers, total }
}

type Item = quizSittings.PaperEntry & quizSittings.PreviewedEntry

/** What a sheet would enter, and each row that cannot be entered with its column and reason. */
export const planSheet = (
  sheet: Sheet,
  { named, ground, actorId }: { named: readonly Sitter[]; ground: Ground; actorId: string },
): { items: Item[]; problems: quizSittings.SheetProblem[] } => {
  const seen = new Map<string, string>()
  const items: Item[] = []
  const problems: quizSittings.SheetProblem[] = []
  const plan = (row: SheetEntry): Item | Refused => {
    const sitter = personOf(row, named)
    if ('code' in sitter) return sitter
    const entry = entryOf(row, sitter, ground.forms)
    if ('code' in entry) return entry
    const before = seen.get(entry.personId)
    if (before !== undefined) return refused('person.twice', before)
    seen.set(entry.personId, row.at)
    const planned = planEntry(entry, ground, actorId)
    if ('code' in planned) return planned
    const { displayName, username, organisationName } = planned.sitter
    const { act, answers, form } = planned
    return { ...entry, at: row.at, displayName, username, organisationName, letter: form.letter, answers, act }
  }
  for (const row of sheet.entries) {
    const planned = plan(row)
    if ('code' in planned) problems.push({ at: row.at, column: faultColumn(sheet, row, planned), ...planned })
    else items.push(planned)
  }
  return { items, problems }
}
