import { BankFileError } from '@lianbing/bank-formats'
import { readTableInChild } from '@lianbing/bank-formats/child'
import { ProblemError, type quizSittings } from '@lianbing/contract'
import type { Db } from '../../../db/client.ts'
import type { Principal } from '../../../http/session.ts'
import { createTurns } from '../../accounts/turns.ts'
import { getQuizInReach } from '../quiz-in-reach.ts'
import { findSittersByName, getSitting, type Sitter } from './entry-queries.ts'
import { type Ground, planEntry, readGround } from './plan-entries.ts'
import { readSheet, type SheetEntry } from './read-sheet.ts'

/** A process takes a core for a moment. */
const inTurn = createTurns(1, 10)
const mostPeople = 2_000

const readFile = async (bytes: Uint8Array, readerScript: string): Promise<SheetEntry[]> => {
  const table = await inTurn(() => readTableInChild(bytes, { childScript: readerScript })).catch((error: unknown) => {
    if (!(error instanceof BankFileError)) throw error
    throw new ProblemError('paper_sheet.unfit', { errors: [{ pointer: '/body/file', message: error.code }] })
  })
  const rows = readSheet(table.rows)
  if (rows === undefined || rows.length === 0) throw new ProblemError('paper_sheet.unfit')
  if (rows.length > mostPeople) throw new ProblemError('paper_sheet.too_many')
  return rows
}

type Fault = { code: quizSittings.PaperFault; text: string }

/** By user name, else by name, and where several have it by their organisation. */
const personOf = (row: SheetEntry, sitters: readonly Sitter[]): Sitter | Fault => {
  const called = row.username === '' ? row.name : row.username
  if (called === '') return { code: 'person.missing', text: '' }
  const found = sitters.filter((sitter) =>
    row.username === ''
      ? sitter.displayName === row.name
      : sitter.username.toLowerCase() === row.username.toLowerCase(),
  )
  const near = found.length > 1 ? found.filter((sitter) => sitter.organisationName === row.organisation) : found
  const [only] = near
  if (only !== undefined && near.length === 1) return only
  return { code: found.length === 0 ? 'person.unknown' : 'person.ambiguous', text: called }
}

const totalOf = (said: string): number | null | undefined => {
  if (said === '') return null
  return /^\d{1,5}(\.\d{1,2})?$/.test(said) ? Math.round(Number(said) * 100) : undefined
}

/** What a row says, as it would be entered by hand. */
const entryOf = (row: SheetEntry, sitter: Sitter, forms: Ground['forms']): quizSittings.PaperEntry | Fault => {
  // Of the forms of several versions with this letter the newest comes first.
  const all = [...forms.values()]
  const letter = row.form.replace(/[卷\s]|form/giu, '').toUpperCase()
  const form = letter === '' ? undefined : all.find((one) => one.form.letter === letter)
  if (letter === '') return { code: 'form.missing', text: '' }
  if (form === undefined) return { code: 'form.unknown', text: row.form }
  const total = totalOf(row.total)
  if (total === undefined) return { code: 'total.unreadable', text: row.total }
  return { personId: sitter.personId, formId: form.form.id, answers: row.answers === '' ? null : row.answers, total }
}

/** What a sheet would enter, and each row that cannot be entered with its reason; nothing is stored. */
export const previewSheet = async (
  db: Db,
  principal: Principal,
  { sittingId, bytes, readerScript }: { sittingId: string; bytes: Uint8Array; readerScript: string },
) => {
  const sitting = await getSitting(db, sittingId)
  const scope = await getQuizInReach(db, principal, sitting.quizId)
  const rows = await readFile(bytes, readerScript)
  const named = await findSittersByName(db, scope, [...new Set(rows.flatMap(({ name, username }) => [name, username]))])
  const ground = await readGround(
    db,
    scope,
    sitting,
    named.map(({ personId }) => personId),
  )
  const seen = new Map<string, string>()
  const items: (quizSittings.PaperEntry & quizSittings.PreviewedEntry)[] = []
  const problems: ({ at: string } & Fault)[] = []
  for (const row of rows) {
    const { at } = row
    const sitter = personOf(row, named)
    const entry = 'code' in sitter ? sitter : entryOf(row, sitter, ground.forms)
    const before = 'code' in entry ? undefined : seen.get(entry.personId)
    if (before !== undefined) problems.push({ at, code: 'person.twice', text: before })
    else if ('code' in entry) problems.push({ at, ...entry })
    else {
      seen.set(entry.personId, at)
      const planned = planEntry(entry, ground, principal.personId)
      if ('code' in planned) problems.push({ at, ...planned })
      else {
        const { sitter: who, form, act, answers } = planned
        const { displayName, username, organisationName } = who
        items.push({ ...entry, at, displayName, username, organisationName, letter: form.letter, answers, act })
      }
    }
  }
  return { items, problems }
}
