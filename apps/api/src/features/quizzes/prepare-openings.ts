import { setTimeout as wait } from 'node:timers/promises'
import { ProblemError } from '@lianbing/contract'
import type { Db, Tx } from '../../db/client.ts'
import { fillPool } from '../../db/fill-pool.ts'
import { makePaper } from './make-paper.ts'
import { findVersionsSoonOpen } from './opening-queries.ts'
import { getQuizVersion } from './quiz-queries.ts'
import { saveOpsIn } from './save-together-queries.ts'
import { readStartState } from './start-queries.ts'

/** Twenty looks within the minute before an opening. */
const pauseMs = 3_000
/** Papers drawn for nobody, which bring the questions into memory and the code to speed. */
const rehearsals = 5
const nobody = '00000000-0000-0000-0000-000000000000'

/** What a start and a save ask of a connection, about nobody. */
const rehearse = async (tx: Tx): Promise<void> => {
  await readStartState(tx, { personId: nobody, organisationPath: '' }, { quizId: nobody, startKey: nobody })
  await saveOpsIn(tx, [])
}

/** Draws papers of this quiz; a bank with too few questions is for the start to tell. */
const drawForNobody = async (db: Db, quizVersionId: string): Promise<void> => {
  const rules = await getQuizVersion(db, quizVersionId)
  try {
    for (let drawn = 0; drawn < rehearsals; drawn++) await makePaper(db, rules)
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
  }
}

/**
 * Makes this process ready for the quizzes that are open or will be within a minute, for thousands begin in the first
 * seconds: its connections are open, and what can be drawn is in memory. `ready` are the versions that it has seen to.
 */
export const prepareOpenings = async (db: Db, ready: Set<string>): Promise<void> => {
  const soon = await findVersionsSoonOpen(db)
  for (const id of ready) if (!soon.includes(id)) ready.delete(id)
  if (soon.length > 0) await fillPool(db, rehearse)
  for (const id of soon) {
    if (ready.has(id)) continue
    await drawForNobody(db, id)
    ready.add(id)
  }
}

/** Does so again and again in this process. Where it fails the sweeper, which asks more often, says why. */
export const startPreparing = (db: Db) => {
  const stopped = new AbortController()
  const { signal } = stopped
  const ready = new Set<string>()
  const run = async () => {
    while (!signal.aborted) {
      await prepareOpenings(db, ready).catch(() => {})
      await wait(pauseMs, undefined, { signal }).catch(() => {})
    }
  }
  const running = run()
  return {
    stop: async () => {
      stopped.abort()
      await running
    },
  }
}
