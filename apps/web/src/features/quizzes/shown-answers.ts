import type { Response } from '@lianbing/scoring'
import { isNewer, type KeptOp } from '../../outbox/outbox.ts'
import { createStore } from '../../ui/store.ts'
import type { Attempt } from './attempt-writer.ts'

type Stored = Pick<KeptOp, 'slot' | 'epoch' | 'seq' | 'response'>
export type Reveal = NonNullable<Attempt['slots'][number]['reveal']>
export type Shown = {
  answers: ReadonlyMap<number, Response>
  /** Of final answers, in an attempt with feedback at once. */
  reveals: ReadonlyMap<number, Reveal>
}

/**
 * What the page shows by slot: what is stored, what was tapped here, and what has been revealed. What another window of
 * this browser has stored meanwhile comes in, too, but where this page has something newer; a final answer stays.
 */
export const createShown = ({ stored, slots }: Pick<Attempt, 'stored' | 'slots'>, waiting: readonly KeptOp[]) => {
  const newest = new Map<number, Pick<KeptOp, 'epoch' | 'seq'>>()
  const store = createStore<Shown>({ answers: new Map(), reveals: new Map() })
  const show = (answers: readonly Stored[]) => {
    const newer = answers.filter((answer) => {
      const known = newest.get(answer.slot)
      return known === undefined || isNewer(answer, known)
    })
    if (newer.length === 0) return
    for (const answer of newer) newest.set(answer.slot, answer)
    const entries = newer.map(({ slot, response }) => [slot, response] as const)
    store.set({ ...store.get(), answers: new Map([...store.get().answers, ...entries]) })
  }
  const reveal = (final: readonly (Reveal & { slot: number; response: Response | undefined })[]) => {
    if (final.length === 0) return
    show(final.map(({ slot, response = {} }) => ({ slot, response, epoch: Number.POSITIVE_INFINITY, seq: 0 })))
    const entries = final.map(({ slot, mark, question }) => [slot, { mark, question }] as const)
    store.set({ ...store.get(), reveals: new Map([...store.get().reveals, ...entries]) })
  }
  /** The attempt as the server sees it now. */
  const showAttempt = (now: Pick<Attempt, 'stored' | 'slots'>) => {
    show(now.stored)
    const responses = new Map(now.stored.map(({ slot, response }) => [slot, response]))
    reveal(
      now.slots.flatMap((one, slot) => (one.reveal ? [{ ...one.reveal, slot, response: responses.get(slot) }] : [])),
    )
  }
  showAttempt({ stored, slots })
  show(waiting)
  return { store, show, reveal, showAttempt }
}
