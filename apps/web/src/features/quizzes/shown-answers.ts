import type { Response } from '@lianbing/scoring'
import { isNewer, type KeptOp } from '../../outbox/outbox.ts'
import { createStore, type Store } from '../../ui/store.ts'
import type { Attempt } from './attempt-writer.ts'

type Stored = Attempt['stored'][number]
export type Answers = ReadonlyMap<number, Response>

/**
 * The answers that the page shows: what is stored, and what was tapped here. What another window of this browser has
 * stored meanwhile comes in, too, but where this page has something newer.
 */
export const createShownAnswers = (stored: readonly Stored[], waiting: readonly KeptOp[]) => {
  const newest = new Map<number, Pick<KeptOp, 'epoch' | 'seq'>>()
  const store: Store<Answers> = createStore<Answers>(new Map())
  const show = (answers: readonly (Stored | KeptOp)[]) => {
    const newer = answers.filter((answer) => {
      const known = newest.get(answer.slot)
      return known === undefined || isNewer(answer, known)
    })
    if (newer.length === 0) return
    for (const answer of newer) newest.set(answer.slot, answer)
    store.set(new Map([...store.get(), ...newer.map(({ slot, response }) => [slot, response] as const)]))
  }
  show(stored)
  show(waiting)
  return { store, show }
}
