import type { SeededBug } from '../parts/seeded-bug.ts'

const quizzes = 'apps/api/src/features/quizzes'
const tests = (file: string, test?: string) =>
  ({ vitest: 'api', file: `${quizzes}/${file}`, ...(test === undefined ? {} : { test }) }) as const

/** Faults of starting, closing, time and boards. */
export const lifecycleBugs: SeededBug[] = [
  {
    name: 'a submit closes what is closed already',
    file: `${quizzes}/submit-attempt.ts`,
    find: "if (attempt.status === 'closed')\n      return",
    replace: "if (attempt.status === 'void')\n      return",
    catcher: tests('quizzes.test.ts', 'after the end nothing more is taken'),
  },
  {
    name: 'submits that share a transaction are closed without the locks of their attempts',
    file: `${quizzes}/attempt-queries.ts`,
    find: "    .orderBy(asc(attempt.id))\n    .for('no key update', { skipLocked: true })",
    replace: '    .orderBy(asc(attempt.id))',
    catcher: tests('submit-together.test.ts', 'an attempt that somebody is at'),
  },
  {
    name: 'of submits that share a transaction one closes the attempt of whomever, from any device',
    file: `${quizzes}/attempt-queries.ts`,
    find: 'sql`(${attempt.id}, ${attempt.personId}, ${attempt.epoch}) in',
    replace: 'sql`exists',
    catcher: tests('submit-together.test.ts', 'submits that are sent together'),
  },
  {
    name: 'the sweeper neither asks again under the lock nor lets others be',
    file: `${quizzes}/attempt-queries.ts`,
    find: `        eq(attempt.status, 'active'),
        sql\`\${attempt.acceptUntil} < now() - make_interval(secs => \${slackSeconds})\`,
      ),
    )
    .for('no key update', { skipLocked: true })`,
    replace: `        sql\`\${slackSeconds}::int is not null\`,
      ),
    )
    .for('no key update')`,
    catcher: tests('interleavings.test.ts'),
  },
  {
    name: 'a start does not wait for another one of the same person',
    file: `${quizzes}/start-attempt.ts`,
    find: '  await lockPerson(tx, personId)\n',
    replace: '  void lockPerson\n',
    catcher: tests('interleavings.test.ts', 'at once end as one after the other'),
  },
  {
    name: 'a start that is sent again makes a second attempt',
    file: `${quizzes}/start-attempt.ts`,
    find: 'if (state.replayedId !== null) return { older: await getAttemptRow(tx, personId, state.replayedId) }',
    replace: 'if (state.replayedId !== null) wish.startKey = crypto.randomUUID()',
    catcher: tests('start-attempt.test.ts'),
  },
  {
    name: 'the deadline is reckoned by the clock of the process',
    file: `${quizzes}/start-queries.ts`,
    find: '    time.limitSeconds,',
    replace: '    time.limitSeconds + (Date.now() - performance.timeOrigin - performance.now()) / 1000,',
    catcher: { chaos: '--kills 3 --seed 5' },
  },
  {
    name: 'a close is no transaction: its parts are written one by one',
    file: `${quizzes}/close-due.ts`,
    find: '    const attempts = await lockDueAttempts(tx, attemptIds, closeSlackSeconds)\n',
    replace:
      "    await tx.execute('commit')\n    const attempts = await lockDueAttempts(tx, attemptIds, closeSlackSeconds)\n",
    catcher: tests('close-attempt.test.ts'),
  },
  {
    name: 'a board keeps the worse attempt',
    file: 'apps/api/src/features/leaderboards/queries.ts',
    find: "where ${standing('excluded')} < ${standing('kept')}",
    replace: "where ${standing('excluded')} > ${standing('kept')}",
    catcher: { vitest: 'api', file: 'apps/api/src/features/leaderboards/record-score.test.ts' },
  },
  {
    name: 'half of a multiple choice is right',
    file: 'packages/scoring/src/grade.ts',
    find: 'new Set(a).size === a.length && sameList([...a].sort(), [...new Set(b)].sort())',
    replace: 'new Set(a).size === a.length && a.every((item) => b.includes(item))',
    catcher: { chaos: '--kills 3 --seed 5' },
  },
]
