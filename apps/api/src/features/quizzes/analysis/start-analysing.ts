import { setTimeout as wait } from 'node:timers/promises'
import type { FastifyBaseLogger } from 'fastify'
import type { Db } from '../../../db/client.ts'
import { analyseQuizzes } from './analyse-quiz.ts'
import { fillMissingSheets, fillNewSheets } from './fill-sheets.ts'
import { findNewestEvent } from './sheet-queries.ts'

const pauseMs = 4_000
/** What slips through the news is found by then. */
const sweepEveryMs = 600_000

/** Reads closed attempts into sheets and sheets into figures, again and again, in any number of processes. */
export const startAnalysing = (db: Db, log: Pick<FastifyBaseLogger, 'error'>) => {
  const stopped = new AbortController()
  const { signal } = stopped
  let seen: number | undefined
  let sweptAt = Number.NEGATIVE_INFINITY
  const turn = async () => {
    seen ??= await findNewestEvent(db)
    if (performance.now() - sweptAt > sweepEveryMs) {
      await fillMissingSheets(db, signal)
      sweptAt = performance.now()
    }
    seen = await fillNewSheets(db, seen, signal)
    await analyseQuizzes(db, signal)
  }
  const run = async () => {
    while (!signal.aborted) {
      await turn().catch((error: Error) => {
        if (!signal.aborted) log.error({ err: error }, 'the analysis could not be brought up to date')
      })
      await wait(pauseMs * (1 + Math.random()), undefined, { signal }).catch(() => undefined)
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
