import { type Db, withTx } from '../../apps/api/src/db/client.ts'
import { insertGrant } from '../../apps/api/src/features/accounts/queries.ts'
import { addCrowd, type Member } from './crowd.ts'

/** Somebody who is signed in and may do this in the whole organisation. */
export const addOfficeMember = async (db: Db, organisationId: number, role: 'expert' | 'owner'): Promise<Member> => {
  const [member] = await addCrowd(db, organisationId, 1)
  if (member === undefined) throw new Error('there is nobody to sign in')
  await withTx(db, (tx) => insertGrant(tx, { personId: member.personId, role, organisationId }))
  return member
}
