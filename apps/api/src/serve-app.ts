import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { buildApp } from './app.ts'
import type { Config } from './config.ts'
import { openPools } from './db/pools.ts'
import { ensureSecret } from './db/secret-queries.ts'
import { startFillingMarks } from './features/banks/fill-marks.ts'
import { startAnalysing } from './features/quizzes/analysis/start-analysing.ts'
import { startSweeper } from './features/quizzes/close-due.ts'
import { startPreparing } from './features/quizzes/prepare-openings.ts'
import { startRemarking } from './features/quizzes/remarks/remark-worker.ts'
import { startFlagSearch } from './features/quizzes/running/flags/search-flags.ts'
import { startClosings } from './features/quizzes/running/run-closings.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export type Serving = { port: number; stop: () => Promise<void> }

/** What every serving process runs, alone or beside others: the API with its pages, and the sweeper. */
export const serveApp = async (config: Config, url: string): Promise<Serving> => {
  const { end, ...pools } = openPools(url)
  const closers = [end]
  const stop = async () => {
    for (const close of closers.splice(0).reverse()) await close()
  }
  try {
    const webFolder = here('../../web/dist')
    const { app } = await buildApp({
      ...pools,
      config,
      sessionSecret: await ensureSecret(pools.db, 'session'),
      readerScript: here('./child-main.js'),
      writerScript: here('./writer-main.js'),
      printScript: here('./print-main.js'),
      ...(existsSync(webFolder) ? { webFolder } : {}),
    })
    const sweeper = startSweeper(pools.examDb, config.timeZone, app.log)
    closers.push(sweeper.stop)
    const preparing = startPreparing(pools.examDb, app.log)
    closers.push(preparing.stop)
    const filling = startFillingMarks(pools.db, app.log)
    closers.push(filling.stop)
    const analysing = startAnalysing(pools.db, app.log)
    closers.push(analysing.stop)
    const remarking = startRemarking(pools.db, config.timeZone, app.log)
    closers.push(remarking.stop)
    const handingIn = startClosings(pools.examDb, config.timeZone, app.log)
    closers.push(handingIn.stop)
    const searching = startFlagSearch(pools.db, app.log)
    closers.push(searching.stop)
    closers.push(() => app.close())
    await app.listen({ host: config.host, port: config.port })
    const address = app.server.address()
    return { port: typeof address === 'object' && address !== null ? address.port : config.port, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
