import { ProblemError } from '@lianbing/contract'
import { type Db, withTx } from '../../../db/client.ts'
import type { BankScope } from '../../../http/session.ts'
import { deleteOutdated, touchBanksOfStandard, upsertOutdated } from './standard-queries.ts'

/** A standard is of many trades: who looks after some of them does not say when it ends. */
const expectAllTrades = ({ trades }: BankScope): void => {
  if (trades !== null) throw new ProblemError('role.missing')
}

/** An edition of a standard is out of date; where it is kept out, its questions are drawn no more from that day on. */
export const markOutdated = (db: Db, scope: BankScope, row: Parameters<typeof upsertOutdated>[2]): Promise<void> =>
  withTx(db, async (tx) => {
    expectAllTrades(scope)
    await upsertOutdated(tx, scope, row)
    await touchBanksOfStandard(tx, row)
  })

/** It holds after all. */
export const unmarkOutdated = (db: Db, scope: BankScope, row: { standard: string; edition: string }): Promise<void> =>
  withTx(db, async (tx) => {
    expectAllTrades(scope)
    await deleteOutdated(tx, row)
    await touchBanksOfStandard(tx, row)
  })
