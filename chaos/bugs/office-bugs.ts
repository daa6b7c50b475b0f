import type { SeededBug } from '../parts/seeded-bug.ts'

const quizzes = 'apps/api/src/features/quizzes'
const tests = (test: string) => ({ vitest: 'api', file: `${quizzes}/office-acts.test.ts`, test }) as const

/** Faults of what an admin decides about an attempt: more time, reopened, void. */
export const officeBugs: SeededBug[] = [
  {
    name: 'more time takes the grace away',
    file: `${quizzes}/office-queries.ts`,
    find: 'acceptUntil: sql`${deadline} + (${graceStays})`, closeRetryAt: null })',
    replace: 'acceptUntil: deadline, closeRetryAt: null })',
    catcher: tests('more time while it runs'),
  },
  {
    name: 'more time is given again to whoever got no reply',
    file: `${quizzes}/extend-attempt.ts`,
    find: '    if (await isExtended(tx, attemptId, extendKey)) return\n',
    replace: '    void isExtended\n',
    catcher: tests('more time is given once for a key'),
  },
  {
    name: 'a reopened attempt closes under the version that it had',
    file: `${quizzes}/office-queries.ts`,
    find: '      resultVersion: sql`${attempt.resultVersion} + 1`,\n',
    replace: '',
    catcher: tests('a reopened attempt goes on'),
  },
  {
    name: 'the time in which an attempt was closed counts as working time',
    file: `${quizzes}/office-queries.ts`,
    find: "pauses: sql`${attempt.pauses} || jsonb_build_object('from', ${attempt.closedAt}, 'to', clock_timestamp())`,",
    replace: 'pauses: sql`${attempt.pauses}`,',
    catcher: tests('a reopened attempt goes on'),
  },
  {
    name: 'what a reopened attempt had earned stays on the board, though it is worth less now',
    file: `${quizzes}/close-attempt.ts`,
    find: '(countsAlone ? [] : fact)',
    replace: '(countsAlone || fact.version > 1 ? [] : fact)',
    catcher: tests('a reopened attempt goes on'),
  },
  {
    name: 'an attempt is reopened beside another one that runs',
    file: `${quizzes}/reopen-attempt.ts`,
    find: "if (other !== undefined) throw new ProblemError('attempt.other_active')",
    replace: 'void other',
    catcher: tests('one attempt runs at a time'),
  },
  {
    name: 'a void attempt keeps its place on the board',
    file: `${quizzes}/void-attempt.ts`,
    find: '  await rebuildPlaces(tx, { attemptId, personId, tradeCode, timeZone })\n',
    replace: '  void [rebuildPlaces, tradeCode, timeZone]\n',
    catcher: tests('a void attempt counts nowhere'),
  },
  {
    name: 'a reopened attempt loses its place where a better one is void',
    file: `${quizzes}/place-queries.ts`,
    find: '        isNull(attempt.voidedAt),\n',
    replace: "        isNull(attempt.voidedAt),\n        eq(attempt.status, 'closed'),\n",
    catcher: tests('a reopened attempt keeps its result of record'),
  },
  {
    name: 'the facts of a void attempt still count',
    file: `${quizzes}/void-attempt.ts`,
    find: '  await appendVoidFact(tx, attemptId, version)\n',
    replace: '  void appendVoidFact\n',
    catcher: tests('a void attempt counts nowhere'),
  },
  {
    name: 'an admin decides about an attempt of their own',
    file: `${quizzes}/attempt-in-reach.ts`,
    find: "if (found.personId === principal.personId) throw new ProblemError('attempt.own')",
    replace: '',
    catcher: tests('only an admin over the quiz'),
  },
]
