import { ProblemError } from '@lianbing/contract'
import { type Db, withTx } from '../../../db/client.ts'
import type { AttemptSlot } from '../../../db/schema/quizzes.ts'
import { uuidV7 } from '../../../db/uuid.ts'
import type { Principal } from '../../../http/session.ts'
import { findVersions } from '../../banks/question-queries.ts'
import { makePaper } from '../make-paper.ts'
import { findNewestVersion, lockQuiz } from '../making/making-queries.ts'
import { getQuizInReach } from '../quiz-in-reach.ts'
import { arrangeForms, type FormSection } from './arrange-form.ts'
import { findForms, insertForms } from './form-queries.ts'
import { formViews } from './form-view.ts'

const letters = ['A', 'B', 'C', 'D']

/** The slots of a paper by the sections of its blueprint, or by the parts of a form that is there already. */
const bySection = (
  slots: readonly AttemptSlot[],
  sections: readonly { title?: string | undefined; count: number }[],
): FormSection[] => {
  let at = 0
  return sections.map(({ title, count }) => {
    at += count
    return { title, slots: slots.slice(at - count, at) }
  })
}

/** Draws the forms of the newest version; those that are there are kept, and further ones ask the same questions. */
export const makeForms = async (db: Db, principal: Principal, { quizId, count }: { quizId: string; count: number }) => {
  const scope = await getQuizInReach(db, principal, quizId)
  await withTx(db, async (tx) => {
    await lockQuiz(tx, scope, quizId)
    const version = await findNewestVersion(tx, quizId)
    if (version === undefined) throw new ProblemError('quiz.unknown')
    const made = (await findForms(tx, scope, quizId)).filter(({ form }) => form.quizVersionId === version.id)
    if (made.length >= count) return
    const [first] = made
    const slots = first?.form.paper ?? (await makePaper(tx, version.blueprint)).slots
    const versions = await findVersions(
      tx,
      slots.map((slot) => slot.questionVersionId),
    )
    const forms = arrangeForms(bySection(slots, first?.form.parts ?? version.blueprint.sections), versions, count)
    await insertForms(
      tx,
      forms.slice(made.length).map((form, place) => ({
        id: uuidV7(),
        quizVersionId: version.id,
        letter: letters[made.length + place] ?? '',
        ...form,
        createdBy: principal.personId,
      })),
    )
  })
  return { items: await formViews(db, scope, quizId) }
}
