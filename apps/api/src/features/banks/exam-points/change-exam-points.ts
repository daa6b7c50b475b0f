import { banks, ProblemError } from '@lianbing/contract'
import { type Db, type Tx, withTx } from '../../../db/client.ts'
import type { BankScope } from '../../../http/session.ts'
import { tradeExists } from '../../trades/queries.ts'
import {
  countWithoutPoint,
  deletePoint,
  findExamPoints,
  getTradeOfPoint,
  hasQuestions,
  insertExamPoint,
  lockTree,
  moveQuestions,
  orderExamPoints,
  type PointPatch,
  updateExamPoint,
} from './exam-point-queries.ts'

export type Tree = Awaited<ReturnType<typeof findExamPoints>>

/** How many levels a point and what is above it make: 1 at the top. */
const depthOf = (tree: Tree, id: string | null): number => {
  const point = tree.find(({ examPointId }) => examPointId === id)
  return point === undefined ? 0 : 1 + depthOf(tree, point.parentId)
}
const childrenOf = (tree: Tree, id: string | null) => tree.filter(({ parentId }) => parentId === id)
const heightOf = (tree: Tree, id: string): number =>
  1 + Math.max(0, ...childrenOf(tree, id).map(({ examPointId }) => heightOf(tree, examPointId)))
const withBelow = (tree: Tree, id: string): string[] => [
  id,
  ...childrenOf(tree, id).flatMap(({ examPointId }) => withBelow(tree, examPointId)),
]

export const lockedTree = async (tx: Tx, tradeCode: string): Promise<Tree> => {
  await lockTree(tx, tradeCode)
  return findExamPoints(tx, tradeCode)
}

/** A trade that the caller looks after. */
export const expectTrade = async (db: Db | Tx, scope: BankScope, tradeCode: string): Promise<void> => {
  const isTheirs = scope.trades === null || scope.trades.includes(tradeCode)
  if (!isTheirs || !(await tradeExists(db, tradeCode))) throw new ProblemError('trade.unknown')
}

/** Its trade, where the caller looks after it: elsewhere the point does not exist. */
const tradeOf = async (tx: Tx, scope: BankScope, id: string): Promise<string> => {
  const tradeCode = await getTradeOfPoint(tx, id)
  if (scope.trades !== null && !scope.trades.includes(tradeCode)) throw new ProblemError('exam_point.unknown')
  return tradeCode
}

const getPoint = (tree: Tree, id: string) => {
  const point = tree.find(({ examPointId }) => examPointId === id)
  if (point === undefined) throw new ProblemError('exam_point.unknown')
  return point
}

export const listExamPoints = async (db: Db, scope: BankScope, tradeCode: string) => {
  await expectTrade(db, scope, tradeCode)
  return { items: await findExamPoints(db, tradeCode), withoutPoint: await countWithoutPoint(db, tradeCode) }
}

export const createExamPoint = (db: Db, scope: BankScope, row: Parameters<typeof insertExamPoint>[1]) =>
  withTx(db, async (tx) => {
    await expectTrade(tx, scope, row.tradeCode)
    const tree = await lockedTree(tx, row.tradeCode)
    if (row.parentId !== null) getPoint(tree, row.parentId)
    if (depthOf(tree, row.parentId) >= banks.examPointLevels) throw new ProblemError('exam_point.too_deep')
    return { examPointId: await insertExamPoint(tx, row) }
  })

/** `mayVerify`: whether the caller answers for what is official. */
export const changeExamPoint = (db: Db, scope: BankScope, mayVerify: boolean, id: string, patch: PointPatch) =>
  withTx(db, async (tx) => {
    const tree = await lockedTree(tx, await tradeOf(tx, scope, id))
    const { place, ...fields } = patch
    const before = getPoint(tree, id)
    const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
    const after = { ...before, ...given }
    if (after.verified && !before.verified && !mayVerify) throw new ProblemError('role.missing')
    if (after.parentId !== null) {
      getPoint(tree, after.parentId)
      if (withBelow(tree, id).includes(after.parentId)) throw new ProblemError('exam_point.within_itself')
    }
    if (depthOf(tree, after.parentId) + heightOf(tree, id) > banks.examPointLevels)
      throw new ProblemError('exam_point.too_deep')
    await updateExamPoint(tx, after)
    if (place === undefined && after.parentId === before.parentId) return
    const siblings = childrenOf(tree, after.parentId).flatMap(({ examPointId }) =>
      examPointId === id ? [] : [examPointId],
    )
    siblings.splice(place ?? siblings.length, 0, id)
    await orderExamPoints(tx, siblings)
  })

/** With all below it; where there are questions, only with a point that takes them. */
export const deleteExamPoint = (db: Db, scope: BankScope, id: string, to: string | undefined) =>
  withTx(db, async (tx) => {
    const tree = await lockedTree(tx, await tradeOf(tx, scope, id))
    const from = withBelow(tree, id)
    if (to !== undefined) {
      getPoint(tree, to)
      if (from.includes(to)) throw new ProblemError('exam_point.within_itself')
      await moveQuestions(tx, { from, to, personId: scope.personId })
    }
    if (await hasQuestions(tx, from)) throw new ProblemError('exam_point.has_questions')
    await deletePoint(tx, id)
  })
