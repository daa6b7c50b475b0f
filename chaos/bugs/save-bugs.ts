import type { SeededBug } from '../parts/seeded-bug.ts'

const quizzes = 'apps/api/src/features/quizzes'
const saving = `${quizzes}/save-queries.ts`
const together = `${quizzes}/save-together-queries.ts`
const tests = (file: string, test?: string) =>
  ({ vitest: 'api', file: `${quizzes}/${file}`, ...(test === undefined ? {} : { test }) }) as const

/** Faults of keeping an answer. */
export const saveBugs: SeededBug[] = [
  {
    name: 'an answer is saved without the lock of its attempt',
    file: saving,
    find: "saveText(oneSave, 'for no key update')",
    replace: "saveText(oneSave, '')",
    catcher: tests('interleavings.test.ts'),
  },
  {
    name: 'the answer that arrives last wins, whatever its place in the order',
    file: saving,
    find: "const isNewer = '(excluded.epoch, excluded.seq) > (s.epoch, s.seq) and s.revealed_at is null'",
    replace: "const isNewer = 's.revealed_at is null'",
    catcher: tests('save-order.test.ts'),
  },
  {
    name: 'another answer with the same epoch and seq overwrites the first',
    file: saving,
    find: '(excluded.epoch, excluded.seq) > (s.epoch, s.seq)',
    replace: '(excluded.epoch, excluded.seq) >= (s.epoch, s.seq)',
    catcher: tests('quizzes.test.ts', 'the same place in the order'),
  },
  {
    name: 'a conflict is acknowledged instead of refused',
    file: `${quizzes}/save-answers.ts`,
    find: 'if (saved.conflicts.length > 0) {',
    replace: 'if (saved.conflicts.length > 1_000) {',
    catcher: tests('quizzes.test.ts', 'the same place in the order'),
  },
  {
    name: 'an older device still writes in a strict quiz',
    file: saving,
    find: 'and (given = epoch or (not strict and given < epoch))),',
    replace: 'and given <= epoch),',
    catcher: tests('save-together.test.ts'),
  },
  {
    name: 'answers after the end of grace are taken',
    file: saving,
    find: "where status = 'active' and arrived <= accept_until",
    replace: "where status = 'active' and (arrived <= accept_until or true)",
    catcher: tests('quizzes.test.ts', 'an answer within the grace'),
  },
  {
    name: 'the wait for a connection of ours is the worker’s time',
    file: saving,
    find: 'Math.min(Math.max(waitedMs / 1000, 0), longestWaitSeconds)',
    replace: 'Math.min(Math.max(waitedMs / 1000, 0), 0 * longestWaitSeconds)',
    catcher: tests('attempt-races.test.ts', 'waited for a connection'),
  },
  {
    name: 'an answer that was shown its key can be changed',
    file: saving,
    find: '(s.epoch, s.seq) and s.revealed_at is null',
    replace: '(s.epoch, s.seq)',
    catcher: tests('reveal-slots.test.ts', 'what has been shown is final'),
  },
  {
    name: 'answers that are saved together are saved without the locks of their attempts',
    file: together,
    find: "saveText(severalSaves, 'for no key update skip locked')",
    replace: "saveText(severalSaves, '')",
    catcher: tests('interleavings.test.ts'),
  },
  {
    name: 'each of those that are saved together gets the reply of another',
    file: `${quizzes}/gather.ts`,
    find: 'const reply = replies[index]',
    replace: 'const reply = replies[lot.length - 1 - index]',
    catcher: tests('save-together.test.ts'),
  },
  {
    name: 'the outbox forgets an answer before it is acknowledged',
    file: 'apps/web/src/outbox/sender.ts',
    find: '        const registers = await inTime((signal) => send(ops, { signal }))\n',
    replace:
      '        settle({ ...store.get().outbox, waiting: [] })\n        const registers = await inTime((signal) => send(ops, { signal }))\n',
    catcher: { vitest: 'web', file: 'apps/web/src/outbox/sender.test.ts' },
  },
  {
    name: 'an acknowledgement takes a newer tap of the slot out of the outbox',
    file: 'apps/web/src/outbox/outbox.ts',
    find: '(epoch > op.epoch || (epoch === op.epoch && seq >= op.seq))',
    replace: 'epoch >= op.epoch',
    catcher: { vitest: 'web', file: 'apps/web/src/outbox/outbox.test.ts' },
  },
]
