import { setTimeout as wait } from 'node:timers/promises'
import { ProblemError } from '@lianbing/contract'
import type { FastifyBaseLogger } from 'fastify'
import { type Db, withTxTakenBack } from '../../db/client.ts'
import { fillPool } from '../../db/fill-pool.ts'
import { keepAsked } from '../banks/asked-versions.ts'
import { makePaper } from './make-paper.ts'
import { preparePapers } from './making/prepare-papers.ts'
import { findSoonOpen, findStandIns, type SoonOpen } from './opening-queries.ts'
import { getPlan } from './plan-queries.ts'
import { getQuizVersion } from './quiz-queries.ts'
import { saveOpsIn } from './save-together-queries.ts'
import { rehearseStart } from './start-attempt.ts'

/** Twenty looks within the minute before an opening. */
const pauseMs = 3_000
/** Papers drawn for nobody: the code that draws has run. */
const draws = 5
/** Starts of each connection that are taken back, before the first quiz: they bring the code to speed. */
const rehearsals = 20

/** What a bank with too few questions cannot give is for the start to tell. */
const unlessLacking = async (work: () => Promise<void>): Promise<void> => {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
  }
}

const drawForNobody = async (db: Db, quizVersionId: string): Promise<void> => {
  const rules = await getQuizVersion(db, quizVersionId)
  const { plan } = await getPlan(db, rules.blueprint)
  await keepAsked(
    db,
    plan.cells.map(({ pool }) => pool),
  )
  for (let drawn = 0; drawn < draws; drawn++) await makePaper(db, rules.blueprint)
}

/** Opens what is missing of the connections; each then does all that a start and a save do, and takes it back. */
const fillConnections = async (db: Db, { quizVersionId, openingId, closesAt }: SoonOpen, times: number) => {
  const standIns = await findStandIns(db, openingId, db.$client.options.max)
  const rules = await getQuizVersion(db, quizVersionId)
  const rehearse = (place: number) =>
    withTxTakenBack(db, async (tx) => {
      const person = standIns[place]
      if (person) await rehearseStart(tx, person, rules, { id: openingId, closesAt })
      await saveOpsIn(tx, [])
    })
  await unlessLacking(async () => {
    if (!(await fillPool(db, rehearse))) return
    for (let done = 1; done < times; done++) await Promise.all(standIns.map((_, place) => rehearse(place)))
  })
}

/**
 * Makes this process ready for the quizzes that are open or will be within a minute, for thousands begin in the first
 * seconds: its connections are open, the code has run, and what can be drawn is in memory. Nothing is written. `ready`
 * are the versions that it has seen to.
 */
export const prepareOpenings = async (db: Db, ready: Set<string>): Promise<void> => {
  const soon = await findSoonOpen(db)
  const isFirst = ready.size === 0
  for (const id of ready) if (!soon.some(({ quizVersionId }) => quizVersionId === id)) ready.delete(id)
  for (const { quizVersionId } of soon) {
    if (ready.has(quizVersionId)) continue
    await unlessLacking(() => drawForNobody(db, quizVersionId))
    ready.add(quizVersionId)
  }
  if (soon[0]) await fillConnections(db, soon[0], isFirst ? rehearsals : 1)
}

/** Does so again and again in this process. Where it fails starts are only slower. */
export const startPreparing = (db: Db, log: Pick<FastifyBaseLogger, 'warn'>) => {
  const stopped = new AbortController()
  const { signal } = stopped
  const ready = new Set<string>()
  const run = async () => {
    while (!signal.aborted) {
      await preparePapers(db)
        .then(() => prepareOpenings(db, ready))
        .catch((error: Error) => {
          if (!signal.aborted) log.warn({ err: error }, 'this process could not be made ready for the next openings')
        })
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
