import { ProblemError, type quizMarking } from '@lianbing/contract'
import { isAnswered, rubricLines } from '@lianbing/scoring'
import type { Db, Tx } from '../../../db/client.ts'
import { findKeys, findVersions } from '../../banks/question-queries.ts'
import { reviewedView } from '../../banks/question-views.ts'
import { findMarks, findTrouble, type RoundMark, type Standing, type WrittenAnswer } from './answer-queries.ts'

/** Whether the answer is still what is marked: its paper is closed and not void, and nobody has answered anew. */
export const stands = (answer: WrittenAnswer, standing: Standing | undefined): standing is Standing =>
  standing !== undefined &&
  standing.status === 'closed' &&
  !standing.voided &&
  (standing.mark === 'open' || answer.waitsFor === null) &&
  standing.epoch === answer.epoch &&
  standing.seq === answer.seq &&
  standing.response !== null &&
  isAnswered(standing.response)

/** A mark without who gave it and when. */
const givenMark = ({ lines, score, note }: RoundMark): quizMarking.GivenMark => ({ lines, score, note })

/** The round in which somebody marks: the one they have marked already, else the one that waits; null for neither. */
export const roundOf = (answer: WrittenAnswer, marks: readonly RoundMark[], personId: string): 1 | 2 | 3 | null => {
  const own = marks.find(({ markerId }) => markerId === personId)
  // Who decided has seen both marks: these are final from then on.
  if (own !== undefined) return own.round < 3 && marks.some(({ round }) => round === 3) ? null : own.round
  return answer.waitsFor as 1 | 2 | 3 | null
}

export const getRubric = async (db: Db | Tx, { questionVersionId, maximum }: WrittenAnswer) => {
  const key = (await findKeys(db, [questionVersionId])).get(questionVersionId)
  if (key === undefined) throw new ProblemError('marking.unknown')
  return { key, rubric: rubricLines(key.key.type === 'written' ? key.key.rubric : '', maximum) }
}

/** An answer as its marker sees it, built field by field: nothing tells whose it is, from where or when. */
export const answerView = async (
  db: Db | Tx,
  answer: WrittenAnswer,
  { paperSlot, response, resultScore }: Standing,
  personId: string,
): Promise<quizMarking.AnswerToMark> => {
  const marks = await findMarks(db, answer)
  const round = roundOf(answer, marks, personId)
  if (round === null) throw new ProblemError('marking.decided')
  const version = (await findVersions(db, [answer.questionVersionId])).get(answer.questionVersionId)
  const { key, rubric } = await getRubric(db, answer)
  if (version === undefined || response === null) throw new ProblemError('marking.unknown')
  const mine = marks.find(({ markerId }) => markerId === personId)
  return {
    answerId: answer.id,
    round,
    question: reviewedView(version, paperSlot, key),
    keyVersion: key.version,
    rubric,
    response,
    maximum: answer.maximum,
    mine: mine === undefined ? null : givenMark(mine),
    isOut: resultScore !== null,
    others: round === 3 ? marks.filter((mark) => mark.round < 3).map(givenMark) : [],
    trouble: answer.troubled ? await findTrouble(db, answer) : null,
  }
}
