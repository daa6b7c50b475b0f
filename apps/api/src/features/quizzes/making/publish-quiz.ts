import { type ProblemDetail, ProblemError, type QuizDraft } from '@lianbing/contract'
import { type Db, withTx } from '../../../db/client.ts'
import { uuidV7 } from '../../../db/uuid.ts'
import type { Principal } from '../../../http/session.ts'
import { paperOf } from '../make-paper.ts'
import { paperTotals } from '../paper-totals.ts'
import { findPlanUnits, makePlan } from '../plan-queries.ts'
import { getQuizInReach } from '../quiz-in-reach.ts'
import { columnsOf } from '../rules/stored-rules-queries.ts'
import { draftOf } from './draft-of.ts'
import { findNewestVersion, getQuizRow, insertQuizEvent, insertVersion, lockQuiz, setDraft } from './making-queries.ts'

/** What a draft may lack and a published quiz may not. */
const faultsOf = ({ title, blueprint, rules }: QuizDraft): ProblemDetail[] => [
  ...(title === '' ? [{ pointer: '/draft/title', message: 'a title' }] : []),
  ...(blueprint.sections.length === 0 ? [{ pointer: '/draft/blueprint/sections', message: 'a section' }] : []),
  ...(rules.passScore > paperTotals(blueprint).maximum
    ? [{ pointer: '/draft/rules/passScore', message: 'at most the marks of the paper' }]
    : []),
]

/** Makes a version of what is being edited, once the bank is seen to hold a paper by its blueprint. */
export const publishQuiz = async (
  db: Db,
  principal: Principal,
  { quizId, revision }: { quizId: string; revision: number },
) => {
  const scope = await getQuizInReach(db, principal, quizId)
  const { quiz } = await getQuizRow(db, scope, quizId)
  if (quiz.draftRevision !== revision) throw new ProblemError('quiz.changed')
  const { rules, ...content } = draftOf(quiz.draft, await findNewestVersion(db, quizId))
  const errors = faultsOf({ rules, ...content })
  if (errors.length > 0) throw new ProblemError('quiz.unfit', { errors })
  await paperOf(db, await makePlan(db, content.blueprint, await findPlanUnits(db, content.blueprint)))
  return withTx(db, async (tx) => {
    const locked = await lockQuiz(tx, scope, quizId)
    if (locked.draftRevision !== revision) throw new ProblemError('quiz.changed')
    const newest = await findNewestVersion(tx, quizId)
    // Asked again after its reply was lost, or with nothing changed: what is published stands.
    if (locked.draft === null && newest !== undefined) return { version: newest.version }
    const version = (newest?.version ?? 0) + 1
    const row = { quizId, version, ...paperTotals(content.blueprint), ...content, ...columnsOf(rules) }
    await insertVersion(tx, { id: uuidV7(), ...row })
    await setDraft(tx, locked, { draft: null })
    await insertQuizEvent(tx, { quizId, kind: 'published', actorId: principal.personId, detail: { version } })
    return { version }
  })
}
