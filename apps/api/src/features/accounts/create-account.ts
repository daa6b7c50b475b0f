import { ProblemError } from '@lianbing/contract'
import { databaseErrorCode, type Tx } from '../../db/client.ts'
import { uuidV7 } from '../../db/uuid.ts'
import { insertPerson } from './queries.ts'

export type NewAccount = {
  username: string
  /** From `hashPassword`: made before the transaction, which must not wait for it. */
  passwordHash: string
  displayName: string
  organisationId: number
  tradeCode?: string | undefined
  level?: number | undefined
  sample?: boolean
}

/** Adds a person and hands back the id. */
export const createAccount = async (tx: Tx, account: NewAccount): Promise<string> => {
  const id = uuidV7()
  try {
    await insertPerson(tx, { id, ...account, tradeCode: account.tradeCode ?? null, level: account.level ?? null })
  } catch (error) {
    if (databaseErrorCode(error) === '23505') throw new ProblemError('account.username_taken')
    throw error
  }
  return id
}
