import type { quizSittings } from '@lianbing/contract'
import { type PaperAnswer, paperAnswersLine, type Response, readPaperAnswers } from '@lianbing/scoring'
import type { Db, Tx } from '../../../db/client.ts'
import type { AttemptSlot } from '../../../db/schema/quizzes.ts'
import type { OrganisationScope } from '../../../http/session.ts'
import { findVersions } from '../../banks/question-queries.ts'
import { findSitters, findStanding, type Sitter } from './entry-queries.ts'
import { type FormRow, findForms } from './form-queries.ts'
import { shapeOf } from './form-view.ts'

export type Planned = {
  sitter: Sitter
  form: FormRow
  /** Of the paper, in hundredths of a mark. */
  maximum: number
  /** As they are kept; null where only the total is known. */
  answers: string | null
  given: readonly PaperAnswer[]
  total: number | null
  act: 'add' | 'same'
}
/** `number` is that of the question where the fault lies in one. */
export type Refused = { code: quizSittings.PaperFault; number: number | null; text: string }

/** Everything that entries of a sitting are held against. */
export type Ground = {
  forms: ReadonlyMap<string, { form: FormRow; maximum: number; shape: ReturnType<typeof shapeOf> }>
  sitters: ReadonlyMap<string, Sitter>
  standing: Awaited<ReturnType<typeof findStanding>>
}

const readForms = async (db: Db | Tx, scope: OrganisationScope, quizId: string): Promise<Ground['forms']> => {
  const forms = await findForms(db, scope, quizId)
  const asked = new Set(forms.flatMap(({ form }) => form.paper.map((slot) => slot.questionVersionId)))
  const versions = await findVersions(db, [...asked])
  return new Map(
    forms.map(({ form }) => {
      const maximum = form.paper.reduce((sum, slot) => sum + slot.maximum, 0)
      return [form.id, { form, maximum, shape: shapeOf(form.paper, versions) }]
    }),
  )
}

export const readGround = async (
  db: Db | Tx,
  scope: OrganisationScope,
  sitting: { id: string; quizId: string },
  personIds: readonly string[],
): Promise<Ground> => ({
  forms: await readForms(db, scope, sitting.quizId),
  sitters: new Map((await findSitters(db, scope, personIds)).map((sitter) => [sitter.personId, sitter])),
  standing: await findStanding(db, sitting.id),
})

/** What an entry comes to, or the first reason why it cannot be entered. */
export const planEntry = (
  { personId, formId, answers, total }: quizSittings.PaperEntry,
  { forms, sitters, standing }: Ground,
  actorId: string,
): Planned | Refused => {
  const sitter = sitters.get(personId)
  const found = forms.get(formId)
  if (sitter === undefined) return { code: 'person.unknown', number: null, text: '' }
  if (personId === actorId) return { code: 'person.own', number: null, text: sitter.displayName }
  if (found === undefined) return { code: 'form.unknown', number: null, text: '' }
  if (answers === null && total === null) return { code: 'said.missing', number: null, text: '' }
  if (answers !== null && total !== null) return { code: 'said.both', number: null, text: '' }
  const { form, maximum, shape } = found
  if (total !== null && total > maximum) return { code: 'total.too_high', number: null, text: String(total / 100) }
  const read = answers === null ? { answers: [] } : readPaperAnswers(answers, shape)
  if ('fault' in read) return read.fault
  const line = answers === null ? null : paperAnswersLine(read.answers)
  const there = standing.get(personId)
  const isSame = there?.formId === formId && there.answers === line && there.total === total
  if (there !== undefined && !isSame) return { code: 'person.there', number: null, text: sitter.displayName }
  return { sitter, form, maximum, answers: line, given: read.answers, total, act: there === undefined ? 'add' : 'same' }
}

const shown = (pairs: AttemptSlot['options'], place: number) => pairs[place]?.[0] ?? ''

/** What a phone would have sent for it. */
export const responseOf = (
  answer: PaperAnswer,
  slot: AttemptSlot,
  { type, sheet }: { type: string; sheet: string },
): Response | null => {
  if (answer === null) return null
  if ('truth' in answer) return { truth: answer.truth }
  if ('texts' in answer) return { texts: answer.texts }
  if ('number' in answer) return answer
  if ('written' in answer) return { text: sheet }
  const letters = answer.letters.map((place) => shown(slot.options, place))
  if (type === 'multiple-choice') return { choices: letters }
  if (type === 'ordering') return { order: letters }
  if (type === 'matching')
    return { pairs: answer.letters.map((place, left) => [shown(slot.options, left), shown(slot.targets, place)]) }
  return { choice: letters[0] ?? '' }
}
