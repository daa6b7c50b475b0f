import { expect, test } from 'vitest'
import { createShown, type Reveal } from './shown-answers.ts'

const answer = (slot: number, seq: number, choice: string, epoch = 1) => {
  return { slot, epoch, seq, elapsedMs: 0, response: { choice } }
}

test('what another window has stored comes in, and never covers what was tapped here later', () => {
  const { store, show } = createShown({ stored: [answer(0, 1, 'a'), answer(1, 2, 'b')], slots: [] }, [
    answer(1, 3, 'c'),
  ])
  show([answer(0, 9, 'z')])
  // The reply to a question that was asked before the tap.
  show([answer(0, 4, 'late'), answer(1, 2, 'b'), answer(2, 5, 'elsewhere')])
  expect(Object.fromEntries(store.get().answers)).toEqual({
    0: { choice: 'z' },
    1: { choice: 'c' },
    2: { choice: 'elsewhere' },
  })
})

test('a final answer replaces what was tapped here, and stays', () => {
  const { store, show, reveal } = createShown({ stored: [], slots: [] }, [answer(0, 100, 'mine', 3)])
  const final: Reveal = { mark: 'wrong', question: {} as Reveal['question'] }
  reveal([{ ...final, slot: 0, response: { choice: 'first' } }])
  show([answer(0, 200, 'again', 4)])
  expect(store.get().answers.get(0)).toEqual({ choice: 'first' })
  expect(store.get().reveals.get(0)).toEqual(final)
})
