import { picturesOf, type QuestionToWrite } from '@lianbing/bank-formats/written'
import { ProblemError, type QuestionDraft } from '@lianbing/contract'
import type { Db } from '../../../db/client.ts'
import type { BankScope } from '../../../http/session.ts'
import {
  type ExportedRow,
  type ExportSelection,
  findExported,
  findExportedPicture,
  findExportedRows,
} from './export-queries.ts'

/** What a reader takes at most. */
const mostQuestions = 50_000
/** So many take some 10 ms to take and to hand over; then others have their turn. */
const batchSize = 100

/** The columns of other types are null; the model leaves them out. */
const draftOf = ({
  blanks,
  unit,
  ...draft
}: ExportedRow['draft'] & { blanks?: unknown; unit?: unknown }): QuestionDraft =>
  ({
    ...draft,
    ...(typeof blanks === 'number' ? { blanks } : {}),
    ...(typeof unit === 'string' ? { unit } : {}),
  }) as QuestionDraft

/** The newest version and key of a question, with those before it. */
const questionOf = (rows: readonly ExportedRow[]): QuestionToWrite | undefined => {
  const now = rows.at(-1)
  if (now === undefined) return undefined
  const { draft, ...identity } = now
  const earlier = rows.slice(0, -1).map(({ questionId: _, state: __, draft: old, ...kept }) => ({
    ...kept,
    draft: draftOf(old),
  }))
  return { draft: draftOf(draft), identity: { ...identity, earlier } }
}

/**
 * The chosen questions, some at a time, and then their pictures. Throws a problem where there are none, or more
 * than a file holds.
 */
export const exportedQuestions = (
  db: Db,
  scope: BankScope,
  selection: ExportSelection,
  tellTaken: (count: number) => void,
) => {
  const shown = new Set<string>()
  async function* questions() {
    let after = -1
    let count = 0
    while (true) {
      const page = await findExported(db, scope, { selection, after, limit: batchSize })
      if (page.length === 0) break
      after = page.at(-1)?.position ?? after
      count += page.length
      if (count > mostQuestions) throw new ProblemError('export.too_many')
      const rows = new Map<string, ExportedRow[]>(page.map(({ id }) => [id, []]))
      for (const row of await findExportedRows(db, scope, [...rows.keys()])) rows.get(row.questionId)?.push(row)
      const batch = [...rows.values()].flatMap((versions) => questionOf(versions) ?? [])
      for (const { draft, identity } of batch)
        for (const hash of [draft, ...(identity?.earlier ?? []).map((old) => old.draft)].flatMap(picturesOf))
          shown.add(hash)
      tellTaken(count)
      yield batch
    }
    if (count === 0) throw new ProblemError('export.empty')
  }
  async function* pictures() {
    for (const hash of shown) {
      const picture = await findExportedPicture(db, scope, hash)
      if (picture !== undefined) yield { hash, ...picture }
    }
  }
  return { questions: questions(), pictures: pictures() }
}
