import { banks } from '@lianbing/contract'
import { type Db, type Tx, withTx } from '../../../db/client.ts'
import type { BankScope } from '../../../http/session.ts'
import { wordsOf } from '../search-questions.ts'
import {
  type Chosen,
  countActed,
  findChosen,
  getPlace,
  insertBulkAct,
  insertBulkEvents,
  insertVersions,
  type Selection,
  touchBanks,
  updateQuestions,
} from './bulk-queries.ts'

type Asked = {
  selection: { questionIds: string[] } | { filter: banks.QuestionFilter }
  change: banks.BulkChange
}

/** New versions of so many questions are written well within a statement's time. */
const turn = 250

export const inTurns = async <T>(list: readonly T[], work: (part: T[]) => Promise<void>): Promise<void> => {
  for (let start = 0; start < list.length; start += turn) await work(list.slice(start, start + turn))
}

const wordsIn = (selection: Asked['selection']): Selection =>
  'filter' in selection ? { filter: wordsOf(selection.filter) } : selection

const countsOf = (chosen: readonly Chosen[]) => {
  const count = (fate: Chosen['fate']) => chosen.filter((one) => one.fate === fate).length
  return { changed: count('changed'), same: count('same'), waiting: count('waiting'), unfit: count('unfit') }
}

/** What the log of each question says. */
export const actOf = (change: banks.BulkChange) => {
  if ('bankId' in change) return { act: 'moved', reason: '' }
  if (!('state' in change)) return { act: 'changed', reason: '' }
  return { act: change.state === 'retired' ? 'retired' : 'restored', reason: change.reason }
}

/** How many questions a bulk act would change, and which it would leave out. */
export const previewBulk = async (db: Db, scope: BankScope, { selection, change }: Asked) => {
  const place = await getPlace(db, change)
  const how = { change, place, limit: banks.bulkLimit, lock: false }
  return countsOf(await findChosen(db, scope, wordsIn(selection), how))
}

const change = async (tx: Tx, ids: readonly string[], personId: string, bulkId: string, what: banks.BulkChange) => {
  await insertBulkEvents(tx, ids, { ...actOf(what), personId, bulkId })
  if ('fields' in what) await insertVersions(tx, ids, { personId, fields: what.fields })
  else await updateQuestions(tx, ids, what)
}

/** Changes the questions in one transaction, once however often it is asked for with the same id. */
export const runBulk = (db: Db, scope: BankScope, bulkId: string, asked: Asked) =>
  withTx(db, async (tx) => {
    const act = { bulkId, personId: scope.personId }
    if (!(await insertBulkAct(tx, act, asked.change)))
      return { changed: await countActed(tx, act), same: 0, waiting: 0, unfit: 0 }
    const place = await getPlace(tx, asked.change)
    const how = { change: asked.change, place, limit: banks.bulkLimit, lock: true }
    const chosen = await findChosen(tx, scope, wordsIn(asked.selection), how)
    const changing = chosen.filter(({ fate }) => fate === 'changed')
    await inTurns(changing, (part) =>
      change(
        tx,
        part.map(({ questionId }) => questionId),
        scope.personId,
        bulkId,
        asked.change,
      ),
    )
    const into = 'bankId' in asked.change ? [asked.change.bankId] : []
    if (changing.length > 0) await touchBanks(tx, [...changing.map(({ bankId }) => bankId), ...into])
    return countsOf(chosen)
  })
