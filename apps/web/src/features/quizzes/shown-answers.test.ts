import { expect, test } from 'vitest'
import { createShownAnswers } from './shown-answers.ts'

test('what another window has stored comes in, and never covers what was tapped here later', () => {
  const answer = (slot: number, seq: number, choice: string, epoch = 1) => {
    return { slot, epoch, seq, elapsedMs: 0, response: { choice } }
  }
  const { store, show } = createShownAnswers([answer(0, 1, 'a'), answer(1, 2, 'b')], [answer(1, 3, 'c')])
  show([answer(0, 9, 'z')])
  // The reply to a question that was asked before the tap.
  show([answer(0, 4, 'late'), answer(1, 2, 'b'), answer(2, 5, 'elsewhere')])
  expect(Object.fromEntries(store.get())).toEqual({
    0: { choice: 'z' },
    1: { choice: 'c' },
    2: { choice: 'elsewhere' },
  })
})
