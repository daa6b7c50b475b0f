import { ProblemError } from '@lianbing/contract'
import { type Db, withTx } from '../../../db/client.ts'
import type { AttemptSlot } from '../../../db/schema/quizzes.ts'
import { uuidV7 } from '../../../db/uuid.ts'
import type { Principal } from '../../../http/session.ts'
import { findVersions } from '../../banks/question-queries.ts'
import { makePaper } from '../make-paper.ts'
import { findNewestVersion, lockQuiz } from '../making/making-queries.ts'
import { getQuizInReach } from '../quiz-in-reach.ts'
import { arrangeForms } from './arrange-form.ts'
import { findForms, insertForms } from './form-queries.ts'
import { formViews } from './form-view.ts'

const letters = ['A', 'B', 'C', 'D']

/** The slots of a paper by the sections of its blueprint. */
const bySection = (slots: readonly AttemptSlot[], sections: readonly { count: number }[]): AttemptSlot[][] => {
  let at = 0
  return sections.map(({ count }) => {
    const taken = slots.slice(at, at + count)
    at += count
    return taken
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
    const first = made[0]?.form.paper
    const slots = first ?? (await makePaper(tx, version.blueprint)).slots
    const versions = await findVersions(
      tx,
      slots.map((slot) => slot.questionVersionId),
    )
    const sections = first === undefined ? bySection(slots, version.blueprint.sections) : partsAgain(made[0]?.form)
    const forms = arrangeForms(sections, versions, count)
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

/** Parts of a form that is there already stand for its sections. */
const partsAgain = (form: { paper: AttemptSlot[]; parts: { count: number }[] } | undefined): AttemptSlot[][] =>
  form === undefined ? [] : bySection(form.paper, form.parts)
