import { ProblemError } from '@lianbing/contract'
import { responseFits } from '@lianbing/scoring'
import type { Db, Tx } from '../../db/client.ts'
import { findVersions } from '../banks/question-queries.ts'
import { getAttemptRow } from './attempt-queries.ts'
import type { Op } from './save-queries.ts'

type Shape = Parameters<typeof responseFits>[0]

/** A paper never changes, so each process keeps the shapes of the papers that are being written to. */
const papers = new Map<string, readonly Shape[]>()
/** About 5 KB each, 50 MB at most. Where more people write at once, a save costs three statements instead of one. */
const papersKept = 10_000

const remember = (attemptId: string, shapes: readonly Shape[]) => {
  const oldest = papers.size >= papersKept ? papers.keys().next().value : undefined
  if (oldest !== undefined) papers.delete(oldest)
  papers.set(attemptId, shapes)
}

/** What answers fit each slot of this person's attempt. */
const paperShapes = async (db: Db | Tx, personId: string, attemptId: string): Promise<readonly Shape[]> => {
  const kept = papers.get(`${personId}/${attemptId}`)
  if (kept !== undefined) return kept
  const { paper } = await getAttemptRow(db, personId, attemptId)
  const versions = await findVersions(
    db,
    paper.map((slot) => slot.questionVersionId),
  )
  const shapes = paper.map((slot): Shape => {
    const version = versions.get(slot.questionVersionId)
    if (version === undefined) throw new Error(`The version ${slot.questionVersionId} of a paper is gone.`)
    const { type, blanks } = version
    const optionIds = slot.options.map(([shown]) => shown)
    const targetIds = slot.targets.map(([shown]) => shown)
    return { type, optionIds, targetIds, ...(blanks === undefined ? {} : { blanks }) }
  })
  remember(`${personId}/${attemptId}`, shapes)
  return shapes
}

export type Unfit = { index: number; slot: number; code: 'slot.unknown' | 'response.unfit' }

/** The ops that can never fit this paper, by their place in the list. */
export const findUnfitOps = async (
  db: Db | Tx,
  personId: string,
  attemptId: string,
  ops: readonly Op[],
): Promise<Unfit[]> => {
  if (ops.length === 0) return []
  const shapes = await paperShapes(db, personId, attemptId)
  return ops.flatMap((op, index): Unfit[] => {
    const shape = shapes[op.slot]
    if (shape === undefined) return [{ index, slot: op.slot, code: 'slot.unknown' }]
    return responseFits(shape, op.response) ? [] : [{ index, slot: op.slot, code: 'response.unfit' }]
  })
}

/** Refuses a request with an op that can never fit, naming each, so that the device can put those aside. */
export const refuseUnfit = (unfit: readonly Unfit[]): void => {
  const [first] = unfit
  if (first === undefined) return
  const errors = unfit.map(({ index, code }) => ({
    pointer: `/body/ops/${index}`,
    message: code === 'slot.unknown' ? 'a slot of the paper' : 'an answer that fits the question of this slot',
  }))
  throw new ProblemError(first.code, { errors })
}
