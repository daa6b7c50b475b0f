import type { Output } from '../../packages/contract/src/client.ts'
import type { Response } from '../../packages/scoring/src/types.ts'

type Result = Output<'GET /api/attempts/:attemptId/result'>
/** An acknowledgement: the server said, in reply to `by`, that the slot keeps this place in the order. */
type Ack = { epoch: number; seq: number; at: number; by: string }

const keyOf = (attemptId: string, slot: number) => `${attemptId} ${slot}`
const isNewer = (a: { epoch: number; seq: number }, b: { epoch: number; seq: number }) =>
  a.epoch > b.epoch || (a.epoch === b.epoch && a.seq > b.seq)

/** What the clients were told, kept outside of everything that is killed. */
export const createJournal = () => {
  const acks = new Map<string, Ack>()
  /** By attempt, slot, epoch and seq: the answer that was sent and acknowledged under this very place. */
  const taken = new Map<string, string>()
  const results = new Map<string, string>()
  const attempts = new Set<string>()
  const rounds = new Map<string, string>()
  /** Answers that were shown their mark and key: nothing may change them any more. */
  const reveals = new Map<string, string>()
  /** Attempts that show them. */
  const revealing = new Set<string>()
  const broken: string[] = []
  const unexpected = new Map<string, number>()
  /** How often the office was told that something was done, by attempt, kind of event and key. */
  const decisions = new Map<string, number>()
  const figures = { acknowledged: 0, results: 0, rounds: 0, decisions: 0 }

  /** The same thing told twice has to be the same. */
  const sameAsBefore = (kept: Map<string, string>, key: string, told: string, what: string) => {
    const before = kept.get(key)
    if (before === undefined) kept.set(key, told)
    else if (before !== told) broken.push(`${what} of ${key} was told as ${before} and as ${told}`)
    return before === undefined
  }

  return {
    acks,
    taken,
    results,
    attempts,
    rounds,
    reveals,
    revealing,
    decisions,
    broken,
    unexpected,
    figures,
    acknowledge: (
      attemptId: string,
      sent: { epoch: number; ops: readonly { slot: number; seq: number; response: Response }[] },
      stored: readonly (readonly [number, number, number])[],
      by: string,
    ) => {
      for (const [slot, epoch, seq] of stored) {
        figures.acknowledged += 1
        const key = keyOf(attemptId, slot)
        const known = acks.get(key)
        if (known === undefined || isNewer({ epoch, seq }, known)) acks.set(key, { epoch, seq, at: Date.now(), by })
        // Of two ops for a slot in one request the later counts.
        const own = sent.ops.findLast((op) => op.slot === slot && op.seq === seq)
        if (epoch === sent.epoch && own !== undefined)
          sameAsBefore(taken, `${key} ${epoch} ${seq}`, JSON.stringify(own.response), 'the answer')
      }
    },
    showResult: (result: Result) => {
      // One for each time that the attempt was closed, and another one once it is void.
      const key = [result.attemptId, result.closedAt, result.voided?.at].join(' ')
      if (sameAsBefore(results, key, JSON.stringify(result), 'the result')) figures.results += 1
    },
    /** More time is given once for its key, however often that is told. */
    decided: (attemptId: string, kind: 'extended' | 'reopened' | 'voided', extendKey?: string) => {
      const key = [attemptId, kind, ...(extendKey === undefined ? [] : [extendKey])].join(' ')
      const before = decisions.get(key) ?? 0
      // Declared void again an attempt stays as it is.
      const times = kind === 'reopened' ? before + 1 : 1
      decisions.set(key, times)
      figures.decisions += times - before
    },
    /**
     * The key is left out: one that went on with an open attempt is not remembered, and may open another one when it
     * comes again after the end. The key that opened an attempt is asked again by the replay.
     */
    started: (attemptId: string) => {
      attempts.add(attemptId)
    },
    answeredRound: (roundId: string, slot: number, told: { response: Response; mark: string }) => {
      const { response, mark } = told
      const isNew = sameAsBefore(rounds, keyOf(roundId, slot), JSON.stringify({ response, mark }), 'the round answer')
      if (isNew) figures.rounds += 1
    },
    reveal: (attemptId: string, slot: number, told: { response: Response; mark: string }) => {
      const { response, mark } = told
      sameAsBefore(reveals, keyOf(attemptId, slot), JSON.stringify({ response, mark }), 'what is final')
    },
    meet: (what: string) => {
      unexpected.set(what, (unexpected.get(what) ?? 0) + 1)
    },
  }
}
export type Journal = ReturnType<typeof createJournal>
