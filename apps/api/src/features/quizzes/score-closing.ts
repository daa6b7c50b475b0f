import { isAnswered, type MarkingScheme, passMarkOf, type ScoredSlot, scoreAttempt, toOwn } from '@lianbing/scoring'
import type { Scored } from '../leaderboards/record-score.ts'
import type { AttemptFact } from '../participation/fact-queries.ts'
import { elapsedOf } from './answer-time.ts'
import type { AttemptRow, StoredAnswer } from './attempt-queries.ts'
import type { Closing, MarkingKey } from './close-queries.ts'
import type { QuizRules } from './quiz-queries.ts'

type Rules = Pick<QuizRules, 'passScore' | 'maximum' | 'feedback' | 'tradeCode' | 'counts' | keyof MarkingScheme>
type Keys = ReadonlyMap<string, MarkingKey>

/** A paper asks what has no key: no try of ours mends that, and nothing has been written yet. */
export class Unscorable extends Error {
  override readonly name = 'Unscorable'
}

const keyOf = (keys: Keys, versionId: string): MarkingKey => {
  const key = keys.get(versionId)
  if (key === undefined) throw new Unscorable(`The version ${versionId} has no key.`)
  return key
}

/** Marks a paper by the newest keys. */
export const scorePaper = ({ paper }: AttemptRow, rules: Rules, answers: readonly StoredAnswer[], keys: Keys) => {
  const given = new Map(answers.map((answer) => [answer.slot, answer]))
  const used = paper.map((slot) => keyOf(keys, slot.questionVersionId))
  const scored = scoreAttempt(
    paper.map((slot, index) => {
      const answer = given.get(index)
      const { key, also, treatment } = used[index] as MarkingKey
      const { maximum } = slot
      const response = answer === undefined ? null : toOwn(slot, answer.response)
      return { maximum, key, also, treatment, response, people: answer?.people }
    }),
    rules,
  )
  const slots = scored.slots.map((slot, index) => ({ ...slot, keyVersion: used[index]?.version ?? 0 }))
  const passMark = passMarkOf(rules.passScore, rules.maximum, scored.maximum)
  return { ...scored, slots, passed: scored.score === null ? null : scored.score >= passMark }
}

/** What a fact counts of a result: a question that was dropped was neither answered nor missed. */
export const countMarks = (slots: readonly ScoredSlot[]): Pick<AttemptFact, 'answers' | 'right'> => ({
  answers: slots.filter(({ mark }) => mark !== 'unanswered' && mark !== 'dropped').length,
  right: slots.filter(({ mark }) => mark === 'right').length,
})

/** Everything that the close of an attempt writes; `entry` is null where it stands on no board by itself. */
export const scoreClosing = (
  attempt: AttemptRow,
  rules: Rules,
  answers: readonly StoredAnswer[],
  keys: Keys,
  { reason, timeZone }: { reason: Closing['reason']; timeZone: string },
): { closing: Closing; fact: AttemptFact; entry: Scored | null } => {
  const { id: attemptId, resultVersion: version, personId, organisationPath } = attempt
  const scored = scorePaper(attempt, rules, answers, keys)
  const { maximum, slots, passed } = scored
  const given = answers.filter((answer) => isAnswered(answer.response))
  // Nobody stands on a board for an attempt without an answer, and a board would tell the marks that a quiz keeps back.
  const isRanked = given.length > 0 && rules.feedback !== 'none' && rules.counts === 'best'
  return {
    closing: { attemptId, version, score: scored.score, maximum, passed, slots, reason, answered: given.length },
    fact: {
      attemptId,
      version,
      personId,
      organisationPath,
      tradeCode: rules.tradeCode,
      timeZone,
      ...countMarks(slots),
      passed,
      score: scored.score,
      maximum,
    },
    entry:
      isRanked && scored.score !== null
        ? {
            board: rules.tradeCode,
            personId,
            attemptId,
            score: scored.score,
            maximum,
            elapsedMs: elapsedOf(attempt, given),
            lastAnswerAt: new Date(given.reduce((latest, { receivedAt }) => Math.max(latest, receivedAt.getTime()), 0)),
            timeZone,
          }
        : null,
  }
}
