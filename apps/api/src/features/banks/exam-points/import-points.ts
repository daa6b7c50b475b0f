import { BankFileError } from '@lianbing/bank-formats'
import { readPointsInChild } from '@lianbing/bank-formats/child'
import { ProblemError } from '@lianbing/contract'
import { type Db, withTx } from '../../../db/client.ts'
import type { BankScope } from '../../../http/session.ts'
import { createTurns } from '../../accounts/turns.ts'
import { allowLongWork } from '../imports/batch-queries.ts'
import { expectTrade, lockedTree } from './change-exam-points.ts'
import { findExamPoints } from './exam-point-queries.ts'
import { planPoints, type SheetPoint } from './plan-points.ts'
import { insertPoints, placeQuestions, updatePoints } from './point-sheet-queries.ts'

/** A process takes a core for a moment. */
const inTurn = createTurns(1, 10)
const mostPoints = 2_000

/** What a sheet would do to the trade's tree. */
export const previewPoints = async (
  db: Db,
  scope: BankScope,
  { tradeCode, bytes, readerScript }: { tradeCode: string; bytes: Uint8Array; readerScript: string },
) => {
  await expectTrade(db, scope, tradeCode)
  const reading = await inTurn(() => readPointsInChild(bytes, { childScript: readerScript })).catch(
    (error: unknown) => {
      if (!(error instanceof BankFileError)) throw error
      throw new ProblemError('exam_point.unfit_sheet', { errors: [{ pointer: '/body/file', message: error.code }] })
    },
  )
  const { points, problems, otherSheets, sheet = null } = reading
  if (points.length + problems.length === 0) throw new ProblemError('exam_point.unfit_sheet')
  if (points.length > mostPoints) throw new ProblemError('exam_point.too_many')
  const planned = planPoints(await findExamPoints(db, tradeCode), points)
  const items = points.map(({ at, depth }, place) => {
    const { name, code, weight, importance, act, before, parentId } = planned[place] as (typeof planned)[number]
    const moves = before !== undefined && before.parentId !== parentId
    return { at, depth, name, code, weight, importance, act, before: act === 'change' ? (before ?? null) : null, moves }
  })
  return { sheet, otherSheets, items, problems }
}

/**
 * Adds and changes all of these, in one transaction, and places the questions that name one of them; again, it changes
 * nothing.
 */
export const importPoints = (
  db: Db,
  scope: BankScope,
  { tradeCode, items }: { tradeCode: string; items: readonly SheetPoint[] },
) =>
  withTx(db, async (tx) => {
    await allowLongWork(tx)
    await expectTrade(tx, scope, tradeCode)
    const planned = planPoints(await lockedTree(tx, tradeCode), items)
    const of = (wanted: string) => planned.filter(({ act }) => act === wanted)
    // First what is new: what was there may move below it.
    await insertPoints(tx, tradeCode, of('add'))
    await updatePoints(tx, of('change'))
    const placed = await placeQuestions(tx, tradeCode, scope.personId)
    return { added: of('add').length, changed: of('change').length, same: of('same').length, placed }
  })
