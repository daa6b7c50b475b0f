import { type importDrafts, ProblemError, type QuestionDraft } from '@lianbing/contract'
import { type Db, type Tx, withTx } from '../../../db/client.ts'
import type { BankScope } from '../../../http/session.ts'
import { tradeExists } from '../../trades/queries.ts'
import { versionMarks } from '../version-marks.ts'
import { changeManyDrafts, findAlike } from './bulk-draft-queries.ts'
import { checkImportDraft } from './check-import-draft.ts'
import {
  countImportDrafts,
  findImportDrafts,
  getImportDraft as getDraftRow,
  type ImportDraftRow,
  updateImportDraft,
} from './import-draft-queries.ts'
import { checkPoints, findPointNames, findPoints, placeByName, placePointNames } from './import-point-queries.ts'
import { getImportRow, moveToTrade } from './import-queries.ts'
import { importView } from './import-view.ts'
import { changeReady } from './read-again.ts'
import { relateDrafts } from './relate-drafts.ts'

const draftView = ({ importId: _, fingerprint: __, keyFingerprint: ___, sketch: ____, ...row }: ImportDraftRow) => row

type Window = Parameters<typeof findImportDrafts>[3]
export const listImportDrafts = async (db: Db, scope: BankScope, importId: string, window: Window) => {
  await getImportRow(db, scope, importId)
  const { rows, total } = await findImportDrafts(db, scope, importId, window)
  return { items: rows.map(draftView), total }
}

export const getImportDraft = async (db: Db, scope: BankScope, importId: string, n: number) => {
  await getImportRow(db, scope, importId)
  return draftView(await getDraftRow(db, scope, importId, n))
}

/** Puts a draft in the place of what was read, or of what could not be read. */
export const changeImportDraft = async (
  db: Db,
  scope: BankScope,
  { importId, n }: { importId: string; n: number },
  given: QuestionDraft,
) => {
  const row = await changeReady(db, scope, importId, async (tx, { tradeCode }) => {
    const before = await getDraftRow(tx, scope, importId, n)
    const draft = await checkImportDraft(tx, importId, given)
    const { searchText: _, ...marks } = versionMarks(draft)
    const rejection = null
    await updateImportDraft(tx, importId, n, { draft, ...marks, rejection, warnings: [], edited: true })
    const alike = await findAlike(tx, importId, [marks.fingerprint, before.fingerprint ?? ''])
    await relateDrafts(tx, { importId, tradeCode }, [...new Set([n, ...alike])], [...new Set([n, ...alike])])
    await countImportDrafts(tx, importId)
    return getDraftRow(tx, scope, importId, n)
  })
  return draftView(row)
}

type Change = Parameters<typeof changeManyDrafts>[2]
/** Drops many, takes them back, agrees that they replace what they were, or sets something for all of them. */
export const changeImportDrafts = async (
  db: Db,
  scope: BankScope,
  importId: string,
  { which, ...change }: Change & { which: { ns: number[] } | { filter: importDrafts.DraftFilter } },
) => {
  const changed = await changeReady(db, scope, importId, async (tx, { tradeCode }) => {
    const { examPointId } = change.set ?? {}
    if (examPointId) await checkPoints(tx, tradeCode, [examPointId])
    const { validFrom, validUntil } = change.set ?? {}
    if (validFrom && validUntil && validFrom > validUntil)
      throw new ProblemError('question.unfit', {
        errors: [{ pointer: '/body/set/validUntil', message: 'validity.turned' }],
      })
    const many = await changeManyDrafts(tx, { importId, which }, change)
    await countImportDrafts(tx, importId)
    return many
  })
  return { changed, import: importView(await getImportRow(db, scope, importId)) }
}

const allNumbers = async (tx: Tx, importId: string) => findAlike(tx, importId, null)

/** Another trade: what its questions are to the bank, and where they stand in the tree, is found anew. */
export const moveImport = async (db: Db, scope: BankScope, importId: string, tradeCode: string) => {
  if (!(await tradeExists(db, tradeCode))) throw new ProblemError('trade.unknown')
  await changeReady(db, scope, importId, async (tx) => {
    await moveToTrade(tx, importId, tradeCode)
    await placeByName(tx, importId, tradeCode)
    await relateDrafts(tx, { importId, tradeCode }, await allNumbers(tx, importId))
    await countImportDrafts(tx, importId)
  })
  return importView(await getImportRow(db, scope, importId))
}

export const listImportPoints = async (db: Db, scope: BankScope, importId: string) => {
  const { tradeCode } = await getImportRow(db, scope, importId)
  return { items: await findPointNames(db, importId), points: await findPoints(db, tradeCode) }
}

export const mapImportPoints = async (
  db: Db,
  scope: BankScope,
  importId: string,
  items: readonly { name: string; examPointId: string | null }[],
) => {
  await changeReady(db, scope, importId, async (tx, { tradeCode }) => {
    await checkPoints(
      tx,
      tradeCode,
      items.flatMap(({ examPointId }) => examPointId ?? []),
    )
    await placePointNames(tx, importId, items)
  })
  return withTx(db, async (tx) => ({ items: await findPointNames(tx, importId) }))
}
