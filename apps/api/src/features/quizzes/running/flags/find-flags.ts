import {
  type AnswersEvidence,
  compareAnswers,
  devicesSuspicion,
  type FairAttempt,
  findImpossibleSpeed,
  leavingSuspicion,
} from '@lianbing/scoring'
import { answerText, stemText, type Versions } from './fair-attempt.ts'
import type { SearchedAttempt } from './flag-input-queries.ts'
import type { NewFlag } from './flag-queries.ts'

/** So many questions are shown of each pair: enough to see, and a row stays small. */
const shownQuestions = 20
const hundredths = (value: number) => Math.round(value * 100)

type Sources = { searched: ReadonlyMap<string, SearchedAttempt>; versions: Versions }

const versionAt = ({ versions }: Sources, attempt: SearchedAttempt | undefined, slot: number) =>
  versions.get(attempt?.paper[slot]?.questionVersionId ?? '')
const timeAt = (attempt: SearchedAttempt | undefined, slot: number): string =>
  new Date(attempt?.answers.find(([at]) => at === slot)?.[2] ?? 0).toISOString()

const answersFlag = ({ attemptId, suspicion, others, partners }: AnswersEvidence, sources: Sources): NewFlag => {
  const own = sources.searched.get(attemptId)
  return {
    attemptId,
    kind: 'answers',
    suspicion,
    evidence: {
      kind: 'answers',
      others,
      partners: partners.map(({ slots, strength: _, expected, ...partner }) => ({
        ...partner,
        expected: hundredths(expected),
        questions: slots.slice(0, shownQuestions).map(([slot, otherSlot]) => ({
          slot,
          otherSlot,
          stem: stemText(versionAt(sources, own, slot)),
          answer: own === undefined ? '' : answerText(own, slot, versionAt(sources, own, slot)),
          at: timeAt(own, slot),
          otherAt: timeAt(sources.searched.get(partner.attemptId), otherSlot),
        })),
      })),
    },
  }
}

const speedFlags = (attempts: readonly FairAttempt[], sources: Sources): NewFlag[] =>
  findImpossibleSpeed(attempts).map(({ attemptId, suspicion, questions, ...numbers }) => ({
    attemptId,
    kind: 'speed',
    suspicion,
    evidence: {
      kind: 'speed',
      ...numbers,
      questions: questions.slice(0, shownQuestions).map(({ slot, ...times }) => ({
        slot,
        stem: stemText(versionAt(sources, sources.searched.get(attemptId), slot)),
        ...times,
      })),
    },
  }))

/** What the log and the page itself have noted. */
const notedFlags = ({ id: attemptId, deviceChanges, takeovers, absences, awaySeconds }: SearchedAttempt): NewFlag[] => {
  const devices = devicesSuspicion(deviceChanges)
  const leaving = leavingSuspicion(absences, awaySeconds)
  const at = takeovers.map((instant) => new Date(instant).toISOString())
  return [
    ...(devices === 0
      ? []
      : [
          {
            attemptId,
            kind: 'devices',
            suspicion: devices,
            evidence: { kind: 'devices', changes: deviceChanges, at },
          } as const,
        ]),
    ...(leaving === 0
      ? []
      : [
          {
            attemptId,
            kind: 'leaving',
            suspicion: leaving,
            evidence: { kind: 'leaving', count: absences, seconds: awaySeconds },
          } as const,
        ]),
  ]
}

/** All flags of an opening; yields the share that is done, so that the process can do something else in between. */
export function* findFlags(
  attempts: readonly FairAttempt[],
  sources: Sources,
): Generator<number, NewFlag[], undefined> {
  const same = yield* compareAnswers(attempts)
  return [
    ...same.map((evidence) => answersFlag(evidence, sources)),
    ...speedFlags(attempts, sources),
    ...[...sources.searched.values()].flatMap(notedFlags),
  ]
}
