import { type Db, withTx } from '../../../db/client.ts'
import type { Principal } from '../../../http/session.ts'
import { getQuizInReach } from '../quiz-in-reach.ts'
import { insertQuizEvent, lockQuiz, setArchived } from './making-queries.ts'

export const archiveQuiz = async (
  db: Db,
  principal: Principal,
  { quizId, archived }: { quizId: string; archived: boolean },
) => {
  const scope = await getQuizInReach(db, principal, quizId)
  await withTx(db, async (tx) => {
    const { archivedAt } = await lockQuiz(tx, scope, quizId)
    if ((archivedAt !== null) === archived) return
    await setArchived(tx, quizId, archived)
    const kind = archived ? 'archived' : 'restored'
    await insertQuizEvent(tx, { quizId, kind, actorId: principal.personId, detail: {} })
  })
}
