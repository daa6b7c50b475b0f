import { setTimeout as wait } from 'node:timers/promises'
import type { Call } from '../../packages/contract/src/client.ts'
import type { Chance } from './chance.ts'

type Options = {
  call: Call
  chance: Chance
  /** Attempts that somebody has started. */
  attempts: ReadonlySet<string>
  isOver: () => boolean
  /** Whether a reopened attempt may still be left to the sweeper. */
  mayLeave: () => boolean
}

const reason = '考验'
const newest = 72
const pauseMs: [from: number, to: number] = [40, 250]

/** An admin who gives more time, reopens and declares void, whatever the workers and the sweepers are just at. */
export const decide = async ({ call, chance, attempts, isOver, mayLeave }: Options): Promise<void> => {
  while (!isOver()) {
    await wait(chance.between(...pauseMs))
    const known = [...attempts]
    if (known.length === 0) continue
    // Short ones are closed by the sweeper, the others are found again by their worker, or still run at the end.
    const seconds = mayLeave() && chance.happens(0.6) ? 1 + chance.below(4) : 600
    const what = chance.next()
    // The newest run, most of the others are closed.
    const params = { attemptId: chance.pick(what < 0.35 || chance.happens(0.2) ? known.slice(-newest) : known) }
    const act = () => {
      if (what < 0.35) {
        const body = { seconds, reason, extendKey: crypto.randomUUID() }
        return call('POST /api/attempts/:attemptId/extend', { params, body })
      }
      if (what < 0.85) return call('POST /api/attempts/:attemptId/reopen', { params, body: { seconds, reason } })
      return call('POST /api/attempts/:attemptId/void', { params, body: { reason } })
    }
    // What is refused is written down with the reply; what got lost is not tried again.
    await Promise.allSettled(chance.happens(0.1) ? [act(), act()] : [act()])
  }
}
