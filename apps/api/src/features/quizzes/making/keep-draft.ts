import { ProblemError, type QuizDraft } from '@lianbing/contract'
import { type Db, withTx } from '../../../db/client.ts'
import { uuidV7 } from '../../../db/uuid.ts'
import { organisationScope, type Principal } from '../../../http/session.ts'
import { tradeExists } from '../../trades/queries.ts'
import { getQuizInReach } from '../quiz-in-reach.ts'
import { draftOf } from './draft-of.ts'
import { findNewestVersion, insertQuizEvent, insertQuizRow, lockQuiz, setDraft } from './making-queries.ts'

type Wish = { organisationId: number; tradeCode: string; draft: QuizDraft }

const refuseUnknown = async (db: Db, principal: Principal, { organisationId, tradeCode }: Wish): Promise<void> => {
  await organisationScope(db, principal, ['admin'], organisationId)
  if (!(await tradeExists(db, tradeCode))) throw new ProblemError('trade.unknown')
}

export const createQuizDraft = async (db: Db, principal: Principal, wish: Wish) => {
  await refuseUnknown(db, principal, wish)
  const quizId = uuidV7()
  await withTx(db, async (tx) => {
    await insertQuizRow(tx, { id: quizId, ...wish })
    await insertQuizEvent(tx, { quizId, kind: 'created', actorId: principal.personId, detail: {} })
  })
  return { quizId }
}

/** Nothing that another editor has saved meanwhile is overwritten: the later one is told. */
export const saveQuizDraft = async (
  db: Db,
  principal: Principal,
  { quizId, revision, ...wish }: Wish & { quizId: string; revision: number },
) => {
  const scope = await getQuizInReach(db, principal, quizId)
  await refuseUnknown(db, principal, wish)
  return withTx(db, async (tx) => {
    const row = await lockQuiz(tx, scope, quizId)
    if (row.draftRevision !== revision) throw new ProblemError('quiz.changed')
    const moves = row.organisationId !== wish.organisationId || row.tradeCode !== wish.tradeCode
    if (moves && (await findNewestVersion(tx, quizId)) !== undefined) throw new ProblemError('quiz.published')
    return { revision: await setDraft(tx, row, wish) }
  })
}

export const discardQuizDraft = async (
  db: Db,
  principal: Principal,
  { quizId, revision }: { quizId: string; revision: number },
) => {
  const scope = await getQuizInReach(db, principal, quizId)
  await withTx(db, async (tx) => {
    const row = await lockQuiz(tx, scope, quizId)
    if (row.draftRevision !== revision) throw new ProblemError('quiz.changed')
    if ((await findNewestVersion(tx, quizId)) === undefined) throw new ProblemError('quiz.unpublished')
    await setDraft(tx, row, { draft: null })
    await insertQuizEvent(tx, { quizId, kind: 'discarded', actorId: principal.personId, detail: {} })
  })
}

export const copyQuiz = async (db: Db, principal: Principal, { quizId, title }: { quizId: string; title: string }) => {
  const scope = await getQuizInReach(db, principal, quizId)
  const copyId = uuidV7()
  await withTx(db, async (tx) => {
    const { organisationId, tradeCode, draft } = await lockQuiz(tx, scope, quizId)
    const copied = draftOf(draft, await findNewestVersion(tx, quizId))
    await insertQuizRow(tx, { id: copyId, organisationId, tradeCode, draft: { ...copied, title } })
    await insertQuizEvent(tx, { quizId: copyId, kind: 'copied', actorId: principal.personId, detail: { from: quizId } })
  })
  return { quizId: copyId }
}
