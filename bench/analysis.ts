import { startEmbedded } from '../apps/api/src/db/embedded/start-embedded.ts'
import { analyseQuizzes } from '../apps/api/src/features/quizzes/analysis/analyse-quiz.ts'
import { findSheets } from '../apps/api/src/features/quizzes/analysis/analysis-queries.ts'
import { fillMissingSheets } from '../apps/api/src/features/quizzes/analysis/fill-sheets.ts'
import { closedAttempts, copySheets, longQuiz } from './parts/analysed-attempts.ts'
import { prepare } from './parts/attempts.ts'
import { temporaryFolder } from './parts/folder.ts'
import { report } from './parts/report.ts'

const attempts = Number(process.argv[2] ?? 100_000)
/** So many are drawn, answered and closed as a server does it; the other sheets are copies of theirs. */
const models = Math.min(1_000, attempts)
const asked = 100
const first = '00000000-0000-0000-0000-000000000000'

/** No server runs beside it: its own analysis would take the work away. */
const folder = await temporaryFolder()
const embedded = await startEmbedded({ dataDir: folder.path, log: () => {} })
const closers = [folder.remove, embedded.stop]
const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const begin = performance.now()
  await work()
  return (performance.now() - begin) / 1_000
}
try {
  const { db, organisationId, close } = await prepare(embedded.url, { questionsPerTrade: 2_000 })
  closers.push(close)
  const quizId = await longQuiz(db, organisationId, asked)
  await closedAttempts(db, { quizId, organisationId, count: models })
  // At full speed; a server rests as long as it works.
  report('analysis.sheets', models / (await seconds(() => fillMissingSheets(db))), 'attempts/s')

  for (const table of ['attempt', 'attempt_sheet']) await db.$client.query(`analyze ${table}`)
  await copySheets(db, quizId, models, attempts - models)
  await db.$client.query('analyze attempt_sheet')
  // The reference: the same rows through the same driver, and nothing done with them.
  const reading = await seconds(async () => {
    for (let after: string | undefined = first; after !== undefined; )
      after = (await findSheets(db, quizId, after, 250)).at(-1)?.attemptId
  })
  const before = process.memoryUsage().rss
  let most = before
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss)
  }, 50)
  const cpu = process.cpuUsage()
  const taken = await seconds(() => analyseQuizzes(db))
  const { user, system } = process.cpuUsage(cpu)
  clearInterval(watch)
  // From the claim to the stored figures: reading the sheets from Postgres, computing, writing.
  report(`analysis.${attempts}x${asked}`, taken, 's', reading)
  report(`analysis.${attempts}x${asked}.cpu`, (user + system) / 1e6, 's of this process')
  report(`analysis.${attempts}x${asked}.memory`, (most - before) / 2 ** 20, 'MB more')
  const { rows } = await db.$client.query<{ attempts: number; items: number }>(
    `select attempts, (select count(*)::int from item_figure where facility is not null) as items
     from quiz_analysis where quiz_id = $1`,
    [quizId],
  )
  const [made] = rows
  if (made?.attempts !== attempts || made.items === 0)
    throw new Error(`The figures are not those of all attempts: ${JSON.stringify(made)}.`)
} finally {
  for (const close of closers.reverse()) await close()
}
