import { setTimeout as wait } from 'node:timers/promises'
import { keyFingerprint } from '@lianbing/bank-formats/fingerprint'
import { comparedQuestion } from '@lianbing/bank-formats/similarity'
import { sketchOf } from '@lianbing/bank-formats/sketch'
import type { FastifyBaseLogger } from 'fastify'
import { type Db, type Tx, withTx } from '../../db/client.ts'
import { touchBanksOf } from './conflicts/mend-queries.ts'
import { findUnmarkedKeys, findUnsketched, lockMarks, storeKeyFingerprints, storeSketches } from './mark-queries.ts'
import { findVersions } from './question-queries.ts'

/** So many take a few milliseconds here and some 20 ms in the database. */
const batchSize = 200
/** Between two batches others have both. */
const pauseMs = 100
const first = '00000000-0000-0000-0000-000000000000'

/** Does one batch of those after an id and hands back the last one's id; undefined where there are no more. */
type Step = (tx: Tx, after: string) => Promise<string | undefined>

/** What is compared by these marks is compared again. */
const touch = async (tx: Tx, versions: Awaited<ReturnType<typeof findVersions>>): Promise<void> => {
  if (versions.size > 0)
    await touchBanksOf(tx, [...new Set([...versions.values()].map(({ questionId }) => questionId))])
}

const fillSketches: Step = async (tx, after) => {
  const ids = await findUnsketched(tx, after, batchSize)
  const versions = await findVersions(tx, ids)
  await storeSketches(
    tx,
    [...versions.values()].map((version) => ({ id: version.versionId, sketch: sketchOf(comparedQuestion(version)) })),
  )
  await touch(tx, versions)
  return ids.at(-1)
}

const fillKeys: Step = async (tx, after) => {
  const keys = await findUnmarkedKeys(tx, after, batchSize)
  const versions = await findVersions(tx, [...new Set(keys.map(({ id }) => id))])
  const marked = keys.flatMap(({ id, version, key }) => {
    const asked = versions.get(id)
    return asked === undefined ? [] : [{ id, version, fingerprint: keyFingerprint({ ...asked, key }) }]
  })
  await storeKeyFingerprints(tx, marked)
  await touch(tx, versions)
  return keys.at(-1)?.id
}

/** Makes what versions and keys of before lack, one process at a time; hands back whether it came to the end. */
export const fillMarks = async (db: Db, signal?: AbortSignal): Promise<boolean> => {
  for (const step of [fillSketches, fillKeys]) {
    for (let after: string | undefined = first; after !== undefined; ) {
      const from: string = after
      if (signal?.aborted === true) return false
      const done = await withTx(db, async (tx) => ((await lockMarks(tx)) ? { last: await step(tx, from) } : undefined))
      if (done === undefined) return false
      after = done.last
      if (after !== undefined) await wait(pauseMs, undefined, signal === undefined ? {} : { signal }).catch(() => {})
    }
  }
  return true
}

/** Runs it once in the background. What fails is done by the next start. */
export const startFillingMarks = (db: Db, log: Pick<FastifyBaseLogger, 'error'>) => {
  const stopped = new AbortController()
  const running = fillMarks(db, stopped.signal).catch((error: Error) => {
    if (!stopped.signal.aborted) log.error({ err: error }, 'sketches of older questions could not be made')
  })
  return {
    stop: async () => {
      stopped.abort()
      await running
    },
  }
}
