import { ProblemError } from '@lianbing/contract'
import { and, asc, desc, eq, inArray, lt, sql } from 'drizzle-orm'
import { type Db, databaseErrorCode, type Tx } from '../../../db/client.ts'
import { person } from '../../../db/schema/accounts.ts'
import { bankImport } from '../../../db/schema/bank-imports.ts'
import type { BankScope } from '../../../http/session.ts'
import { type ImportSummary, summaryColumns } from './import-queries.ts'

/** Thousands of questions are added in one go, or compared with the attempts of months. */
export const allowLongWork = async (tx: Tx): Promise<void> => {
  await tx.execute(sql`select set_config('idle_in_transaction_session_timeout', '60s', true),
    set_config('statement_timeout', '30s', true)`)
}

/** The files of a batch in the order in which they came, nobody else's until the transaction ends. */
export const lockBatch = async (tx: Tx, _scope: BankScope, batchId: string): Promise<ImportSummary[]> => {
  const rows = await tx
    .select(summaryColumns)
    .from(bankImport)
    .where(eq(bankImport.batchId, batchId))
    .orderBy(asc(bankImport.id))
    .for('update')
    .catch((error: unknown) => {
      // A file that is being read stays locked for as long as that takes.
      throw databaseErrorCode(error) === '55P03' ? new ProblemError('import.not_ready') : error
    })
  if (rows.length === 0) throw new ProblemError('batch.unknown')
  return rows
}

export const getBatchStates = async (db: Db, _scope: BankScope, batchId: string) => {
  const rows = await db
    .select({ id: bankImport.id, state: bankImport.state })
    .from(bankImport)
    .where(eq(bankImport.batchId, batchId))
  if (rows.length === 0) throw new ProblemError('batch.unknown')
  return rows
}

export const getBatchCounts = (db: Db, _scope: BankScope, batchId: string) =>
  db
    .select({ state: bankImport.state, counts: bankImport.counts })
    .from(bankImport)
    .where(eq(bankImport.batchId, batchId))

export type BatchFile = ImportSummary & { creator: string }

const named = { ...summaryColumns, creator: sql<string>`coalesce(${person.displayName}, '')` }

/** The files of these batches in the order in which they came. */
export const findBatchFiles = (db: Db, _scope: BankScope, batchIds: readonly string[]): Promise<BatchFile[]> =>
  db
    .select(named)
    .from(bankImport)
    .leftJoin(person, eq(person.id, bankImport.createdBy))
    .where(inArray(bankImport.batchId, [...batchIds]))
    .orderBy(asc(bankImport.id))

/** Newest first, by their first file. */
export const findBatches = (db: Db, _scope: BankScope, limit: number, before?: string) => {
  const first = sql<string>`min(${bankImport.id}::text)::uuid`
  return db
    .select({ batchId: bankImport.batchId, firstId: first })
    .from(bankImport)
    .groupBy(bankImport.batchId)
    .having(before === undefined ? undefined : lt(first, sql`${before}::uuid`))
    .orderBy(desc(first))
    .limit(limit)
}

export const deleteBatch = async (tx: Tx, _scope: BankScope, batchId: string): Promise<void> => {
  await tx
    .delete(bankImport)
    .where(and(eq(bankImport.batchId, batchId), inArray(bankImport.state, ['ready', 'refused', 'reading'])))
}
