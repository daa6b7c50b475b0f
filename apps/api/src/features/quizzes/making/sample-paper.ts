import type { quizMaking } from '@lianbing/contract'
import type { z } from 'zod'
import type { Db } from '../../../db/client.ts'
import { findBankScope, type Principal } from '../../../http/session.ts'
import { findAskedVersions } from '../../banks/asked-versions.ts'
import { findKeys } from '../../banks/question-queries.ts'
import { practiceView, reviewedView } from '../../banks/question-views.ts'
import { paperOf } from '../make-paper.ts'
import { findPlanUnits, makePlan } from '../plan-queries.ts'
import { getQuizInReach } from '../quiz-in-reach.ts'
import { draftOf } from './draft-of.ts'
import { findNewestVersion, getQuizRow } from './making-queries.ts'

type Sample = z.input<typeof quizMaking.sampleQuizPaper.response>

/** Keys are for those who look after the banks of every trade in the paper. */
const maySeeKeys = (principal: Principal, tradeCodes: readonly string[]): boolean => {
  const scope = findBankScope(principal)
  return scope !== undefined && (scope.trades === null || tradeCodes.every((code) => scope.trades?.includes(code)))
}

/** A paper by what is being edited, drawn anew each time. */
export const samplePaper = async (db: Db, principal: Principal, quizId: string): Promise<Sample> => {
  const scope = await getQuizInReach(db, principal, quizId, ['admin', 'expert'])
  const { quiz } = await getQuizRow(db, scope, quizId)
  const { blueprint } = draftOf(quiz.draft, await findNewestVersion(db, quizId))
  const slots = await paperOf(db, await makePlan(db, blueprint, await findPlanUnits(db, blueprint)))
  const ids = slots.map(({ questionVersionId }) => questionVersionId)
  const versions = await findAskedVersions(db, ids)
  const withKeys = maySeeKeys(
    principal,
    blueprint.sections.map(({ tradeCode }) => tradeCode),
  )
  const keys = withKeys ? await findKeys(db, ids) : new Map()
  const questions = slots.flatMap((slot) => {
    const version = versions.get(slot.questionVersionId)
    if (version === undefined) return []
    const key = keys.get(slot.questionVersionId)
    const shown = key ? { question: null, reviewed: reviewedView(version, slot, key) } : undefined
    return [{ questionId: version.questionId, ...(shown ?? { question: practiceView(version, slot), reviewed: null }) }]
  })
  let from = 0
  const sections = blueprint.sections.map(({ title, type, maximum, count }) => {
    from += count
    return { title: title ?? null, type, maximum, questions: questions.slice(from - count, from) }
  })
  const rated = slots.flatMap(({ questionVersionId }) => versions.get(questionVersionId)?.difficulty ?? [])
  const sum = rated.reduce((total, difficulty) => total + difficulty, 0)
  return { sections, difficulty: rated.length === 0 ? null : Math.round((sum * 100) / rated.length) }
}
