import type { quizPrinting } from '@lianbing/contract'
import type { Db } from '../../../db/client.ts'
import type { AttemptSlot } from '../../../db/schema/quizzes.ts'
import type { OrganisationScope, Principal } from '../../../http/session.ts'
import { findVersions, type StoredVersion } from '../../banks/question-queries.ts'
import { findNewestVersion, getQuizRow } from '../making/making-queries.ts'
import { getQuizInReach } from '../quiz-in-reach.ts'
import { findForms, findSittings } from './form-queries.ts'

/** What fits each number of a form. */
export const shapeOf = (paper: readonly AttemptSlot[], versions: ReadonlyMap<string, StoredVersion>) =>
  paper.map(({ questionVersionId, maximum }) => {
    const version = versions.get(questionVersionId)
    if (version === undefined) throw new Error(`The version ${questionVersionId} of a form is gone.`)
    return { type: version.type, options: version.options.length, blanks: version.blanks ?? 0, maximum }
  })

export const formViews = async (
  db: Db,
  scope: OrganisationScope,
  quizId: string,
): Promise<quizPrinting.PaperForm[]> => {
  const forms = await findForms(db, scope, quizId)
  const asked = new Set(forms.flatMap(({ form }) => form.paper.map((slot) => slot.questionVersionId)))
  const versions = await findVersions(db, [...asked])
  return forms.map(({ form: { id, letter, paper, createdAt }, version }) => ({
    formId: id,
    letter,
    version,
    questions: paper.length,
    maximum: paper.reduce((sum, slot) => sum + slot.maximum, 0),
    shape: shapeOf(paper, versions),
    createdAt: createdAt.toISOString(),
  }))
}

/** What there is on paper of a quiz. */
export const listForms = async (db: Db, principal: Principal, quizId: string, timeZone: string) => {
  const scope = await getQuizInReach(db, principal, quizId)
  const { organisationName } = await getQuizRow(db, scope, quizId)
  const newest = await findNewestVersion(db, quizId)
  const sittings = await findSittings(db, scope, quizId)
  return {
    title: newest?.title ?? '',
    version: newest?.version ?? 0,
    organisationId: scope.organisationId,
    organisationName,
    forms: await formViews(db, scope, quizId),
    sittings: sittings.map((sitting) => ({ ...sitting, heldAt: sitting.heldAt.toISOString() })),
    timeZone,
  }
}
