import { boardsFrom } from './check-boards.ts'
import { checkRounds, checkScore, scoredAttempts } from './check-scores.ts'
import { readSnapshot } from './connect.ts'
import { checkRows, type Violation } from './invariants.ts'

/** Everything that can be told from the rows alone, on one snapshot: for a chaos run, and each night in production. */
export const checkDatabase = (
  url: string,
  timeZone: string,
): Promise<{ violations: Violation[]; attempts: number; answers: number }> =>
  readSnapshot(url, async (connection) => {
    const violations = await checkRows(connection)
    const boards = boardsFrom(timeZone)
    let attempts = 0
    let answers = 0
    for await (const attempt of scoredAttempts(connection)) {
      violations.push(...checkScore(attempt))
      boards.add(attempt)
      attempts += 1
      answers += attempt.answers?.length ?? 0
    }
    violations.push(...(await checkRounds(connection)), ...(await boards.compare(connection)))
    return { violations, attempts, answers }
  })
