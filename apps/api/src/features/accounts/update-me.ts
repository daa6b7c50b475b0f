import { type accounts, ProblemError } from '@lianbing/contract'
import type { z } from 'zod'
import type { Db } from '../../db/client.ts'
import type { Principal } from '../../http/session.ts'
import { tradeExists } from '../trades/queries.ts'
import { meView } from './me-view.ts'
import { updateProfile } from './queries.ts'

export const updateMe = async (
  db: Db,
  principal: Principal,
  changes: z.output<typeof accounts.updateMe.body>,
): Promise<accounts.Me> => {
  const { tradeCode } = changes
  if (tradeCode !== undefined && tradeCode !== null && !(await tradeExists(db, tradeCode)))
    throw new ProblemError('trade.unknown')
  return meView({ ...principal, ...(await updateProfile(db, principal.personId, changes)) })
}
