import type { Db } from '../../db/client.ts'
import { readableCode } from '../organisations/readable-code.ts'
import { hashPassword } from './passwords.ts'
import { upsertRecoveryCode } from './recovery-queries.ts'

/** 50 bits behind Argon2 and the limit on tries. */
const length = 10
/** Long enough for the next shift. */
const hours = 24

/** A one-time code for a forgotten password; one made before stops working. */
export const createRecoveryCode = async (
  db: Db,
  personId: string,
  madeBy: string | null,
): Promise<{ code: string; expiresAt: string }> => {
  const code = readableCode(length)
  const expiresAt = await upsertRecoveryCode(db, { personId, codeHash: await hashPassword(code), madeBy, hours })
  return { code, expiresAt: expiresAt.toISOString() }
}
