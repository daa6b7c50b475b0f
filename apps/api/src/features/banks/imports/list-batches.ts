import { ProblemError } from '@lianbing/contract'
import { z } from 'zod'
import { type Db, withTx } from '../../../db/client.ts'
import type { BankScope } from '../../../http/session.ts'
import { pageOf, readCursor } from '../page.ts'
import { type BatchFile, deleteBatch, findBatches, findBatchFiles, getBatchStates, lockBatch } from './batch-queries.ts'
import { importView } from './import-view.ts'

const batchState = (files: readonly BatchFile[]) => {
  const states = files.map(({ state }) => state)
  for (const state of ['reading', 'ready', 'committed', 'rolled-back'] as const)
    if (states.includes(state)) return state
  return 'refused' as const
}

const batchView = (batchId: string, files: readonly BatchFile[]) => ({
  batchId,
  state: batchState(files),
  files: files.map(importView),
  createdBy: files[0]?.creator ?? '',
  createdAt: (files[0]?.createdAt ?? new Date(0)).toISOString(),
})

/** A page of batches holds all of their files with their counts. */
const pageSize = 20

export const listBatches = async (db: Db, scope: BankScope, cursor?: string) => {
  const found = await findBatches(db, scope, pageSize + 1, readCursor(z.uuid(), cursor))
  const files = await findBatchFiles(
    db,
    scope,
    found.map(({ batchId }) => batchId),
  )
  const view = ({ batchId }: { batchId: string }) =>
    batchView(
      batchId,
      files.filter((file) => file.batchId === batchId),
    )
  return pageOf(found, view, ({ firstId }) => firstId, pageSize)
}

export const getBatch = async (db: Db, scope: BankScope, batchId: string) => {
  const files = await findBatchFiles(db, scope, [batchId])
  if (files.length === 0) throw new ProblemError('batch.unknown')
  return batchView(batchId, files)
}

export const discardBatch = async (db: Db, scope: BankScope, batchId: string): Promise<void> => {
  const isGone = (state: string) => state === 'committed' || state === 'rolled-back'
  if ((await getBatchStates(db, scope, batchId)).some(({ state }) => isGone(state)))
    throw new ProblemError('import.not_ready')
  await withTx(db, async (tx) => {
    if ((await lockBatch(tx, scope, batchId)).some(({ state }) => isGone(state)))
      throw new ProblemError('import.not_ready')
    await deleteBatch(tx, scope, batchId)
  })
}
