import { randomBytes, randomInt } from 'node:crypto'
import { freezeSlot, type Random } from '@lianbing/scoring'
import type { PaperSlot } from '../../db/schema/practice.ts'
import type { AskedShape } from './asked-versions.ts'

/** 2^48 − 1 is the largest range of `randomInt`. */
const steps = 2 ** 48 - 1

/** A paper needs a hundred ids: asking the system for each would cost more than the rest of the drawing. */
let stock = Buffer.alloc(0)
const takeBytes = (count: number): Buffer => {
  if (stock.length < count) stock = randomBytes(count * 1_000)
  const taken = stock.subarray(0, count)
  stock = stock.subarray(count)
  return taken
}

/** Chance that nobody can foresee; ids of 48 bits are enough to tell the options of one question apart. */
export const secureRandom: Random & { id(): string } = {
  next: () => randomInt(steps) / steps,
  id: () => takeBytes(6).toString('base64url'),
}

/** Decides once, for one worker, the order and the shown ids of each question's options. */
export const freezeVersions = (ids: readonly string[], shapes: ReadonlyMap<string, AskedShape>): PaperSlot[] =>
  ids.flatMap((questionVersionId) => {
    const shape = shapes.get(questionVersionId)
    return shape === undefined ? [] : [{ questionVersionId, ...freezeSlot(shape, secureRandom) }]
  })
