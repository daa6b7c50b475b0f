import { type Db, withTx } from '../../../db/client.ts'
import type { OrganisationScope, Principal } from '../../../http/session.ts'
import { getQuizInReach } from '../quiz-in-reach.ts'
import { getQuizVersion } from '../quiz-queries.ts'
import { dropWithdrawn, fillQueue, findVersionIds, type VersionRules } from './queue-queries.ts'

/** Admins over the quiz's organisation mark, and so do experts of its trade. */
export const getMarkingScope = (db: Db, principal: Principal, quizId: string): Promise<OrganisationScope> =>
  getQuizInReach(db, principal, quizId, ['admin', 'expert'])

/** Brings the queue of a quiz up to date: what was closed meanwhile comes in, what is void or runs again goes out. */
export const refresh = async (db: Db, scope: OrganisationScope, quizId: string): Promise<void> => {
  const versions: VersionRules[] = []
  for (const versionId of await findVersionIds(db, quizId)) {
    const { markers, markersDiffer: differ } = await getQuizVersion(db, versionId)
    versions.push({ versionId, markers, differ })
  }
  await withTx(db, (tx) => dropWithdrawn(tx, scope, quizId))
  while (await withTx(db, (tx) => fillQueue(tx, scope, quizId, versions)));
}
