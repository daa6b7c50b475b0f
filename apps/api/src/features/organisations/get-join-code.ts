import type { Db } from '../../db/client.ts'
import { countJoinCodeTry } from '../accounts/count-tries.ts'
import { findJoinCode } from './join-code-queries.ts'
import { plainCode } from './readable-code.ts'

/** The organisation that a typed join code belongs to; guessing from one address is slowed. */
export const getJoinCode = (db: Db, typed: string, address: string) =>
  countJoinCodeTry(db, address, (tx) => findJoinCode(tx, plainCode(typed)))
