import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises'
import type { FastifyBaseLogger } from 'fastify'
import { type Db, withTx } from '../../../../db/client.ts'
import { findVersions } from '../../../banks/question-queries.ts'
import { inLots } from '../../in-lots.ts'
import { fairAttempt } from './fair-attempt.ts'
import { findFlags } from './find-flags.ts'
import { findClosedIds, findSearched, type SearchedAttempt } from './flag-input-queries.ts'
import { storeFlags } from './flag-queries.ts'
import { askForDue, endSearch, takeSearch, tellProgress } from './search-queries.ts'

/** In one statement, some 20 ms. */
const readTogether = 100
/** So long this process compares before it looks whether somebody waits for it. */
const turnMs = 15
/** Reading is the first part of the work, comparing the second. */
const half = 50

const readAttempts = async (db: Db, openingId: string, ids: readonly string[]): Promise<SearchedAttempt[]> => {
  const read: SearchedAttempt[] = []
  for (const lot of inLots(ids, readTogether)) {
    read.push(...(await findSearched(db, lot)))
    await tellProgress(db, openingId, Math.floor((half * read.length) / ids.length), ids.length)
  }
  return read
}

const readVersions = async (db: Db, attempts: readonly SearchedAttempt[]) => {
  const asked = new Set(attempts.flatMap(({ paper }) => paper.map(({ questionVersionId }) => questionVersionId)))
  const versions: Awaited<ReturnType<typeof findVersions>> = new Map()
  for (const lot of inLots([...asked], 500))
    for (const [id, version] of await findVersions(db, lot)) versions.set(id, version)
  return versions
}

/** Compares the closed attempts of one opening, and keeps what stands out, or nothing where it fails. */
const searchOpening = async (db: Db, openingId: string): Promise<void> => {
  const ids = await findClosedIds(db, openingId)
  const attempts = await readAttempts(db, openingId, ids)
  const versions = await readVersions(db, attempts)
  const searched = new Map(attempts.map((attempt) => [attempt.id, attempt]))
  const fair = attempts.map((attempt) => fairAttempt(attempt, versions))
  const steps = findFlags(fair, { searched, versions })
  let since = performance.now()
  let told = since
  let step = steps.next()
  while (step.done !== true) {
    const now = performance.now()
    if (now - told > 1_000) {
      await tellProgress(db, openingId, half + Math.floor(half * step.value), ids.length)
      told = now
    }
    if (now - since > turnMs) {
      await nextTurn()
      since = performance.now()
    }
    step = steps.next()
  }
  const flags = step.value
  await withTx(db, async (tx) => {
    await storeFlags(tx, openingId, flags)
    await endSearch(tx, openingId, 'done', ids.length)
  })
}

type Log = Pick<FastifyBaseLogger, 'error'>

/** Does the searches that wait, one after the other; hands back how many. */
export const searchWaiting = async (db: Db, log: Log, signal?: AbortSignal): Promise<number> => {
  let done = 0
  while (signal?.aborted !== true) {
    const openingId = await takeSearch(db)
    if (openingId === undefined) break
    done += 1
    await searchOpening(db, openingId).catch(async (error: Error) => {
      log.error({ openingId, err: error }, 'the attempts of an opening could not be compared')
      await withTx(db, (tx) => endSearch(tx, openingId, 'failed', 0))
    })
  }
  return done
}

const pauseMs = 2_000
/** Which openings are over is asked less often. */
const everyTurns = 15

/** Runs it again and again in this process; any number of processes may, the row is the job. */
export const startFlagSearch = (db: Db, log: Log) => {
  const stopped = new AbortController()
  const { signal } = stopped
  const run = async () => {
    for (let turn = 0; !signal.aborted; turn += 1) {
      await wait(pauseMs * (1 + Math.random()), undefined, { signal }).catch(() => {})
      if (signal.aborted) break
      try {
        if (turn % everyTurns === 0) await askForDue(db)
        await searchWaiting(db, log, signal)
      } catch (error) {
        if (!signal.aborted) log.error({ err: error }, 'searches for flags could not reach the database')
      }
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
