import { BankFileError } from '@lianbing/bank-formats'
import { readTableInChild } from '@lianbing/bank-formats/child'
import { ProblemError } from '@lianbing/contract'
import type { Db } from '../../../db/client.ts'
import type { Principal } from '../../../http/session.ts'
import { createTurns } from '../../accounts/turns.ts'
import { getQuizInReach } from '../quiz-in-reach.ts'
import { findSittersByName, getSitting } from './entry-queries.ts'
import { readGround } from './plan-entries.ts'
import { planSheet } from './plan-sheet.ts'
import { readSheet, type Sheet } from './read-sheet.ts'

/** A process takes a core for a moment. */
const inTurn = createTurns(1, 10)
const mostPeople = 2_000

const readFile = async (bytes: Uint8Array, readerScript: string): Promise<Sheet> => {
  const table = await inTurn(() => readTableInChild(bytes, { childScript: readerScript })).catch((error: unknown) => {
    if (!(error instanceof BankFileError)) throw error
    throw new ProblemError('paper_sheet.unfit', { errors: [{ pointer: '/body/file', message: error.code }] })
  })
  const sheet = readSheet(table.rows)
  if (sheet === undefined || sheet.entries.length === 0) throw new ProblemError('paper_sheet.unfit')
  if (sheet.entries.length > mostPeople) throw new ProblemError('paper_sheet.too_many')
  return sheet
}

/** What a sheet would enter, and each row that cannot be entered with its column and reason; nothing is stored. */
export const previewSheet = async (
  db: Db,
  principal: Principal,
  { sittingId, bytes, readerScript }: { sittingId: string; bytes: Uint8Array; readerScript: string },
) => {
  const sitting = await getSitting(db, sittingId)
  const scope = await getQuizInReach(db, principal, sitting.quizId)
  const sheet = await readFile(bytes, readerScript)
  const names = new Set(sheet.entries.flatMap(({ name, username }) => [name, username]))
  const named = await findSittersByName(db, scope, [...names])
  const ids = named.map(({ personId }) => personId)
  const ground = await readGround(db, scope, sitting, ids)
  return planSheet(sheet, { named, ground, actorId: principal.personId })
}
