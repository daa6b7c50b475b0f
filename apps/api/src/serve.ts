import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { buildApp } from './app.ts'
import { doctor, refusals } from './backup/doctor.ts'
import { type Config, ConfigError } from './config.ts'
import { startEmbedded } from './db/embedded/start-embedded.ts'
import { openPools } from './db/pools.ts'
import { ensureSecret } from './db/secret-queries.ts'
import { startDemo } from './demo/start-demo.ts'
import { failureMessage } from './failure-message.ts'
import { startSweeper } from './features/quizzes/close-due.ts'
import { startMessage } from './http/start-message.ts'
import { prepareDatabase } from './prepare-database.ts'

const say = (line: string) => void process.stdout.write(`${line}\n`)
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Starts the server, and is done when it serves; on a signal the API drains first and the database stops last. */
export const serve = async (config: Config): Promise<void> => {
  const starting = config.databaseUrl === undefined ? startEmbedded({ dataDir: config.dataDir, log: say }) : undefined
  // A signal during the start waits for the database to be up, else it would be left running.
  const closers = [async () => (await starting?.catch(() => undefined))?.stop()]

  let stopping: Promise<void> | undefined
  const stop = () => {
    stopping ??= (async () => {
      say('Stopping: running requests are finished first.')
      // What cannot be closed must not keep the rest from it: the database would run on, without an owner.
      for (const close of closers.reverse())
        await close().catch((error: unknown) => say(`While stopping: ${failureMessage(error)}`))
      say('Stopped.')
    })()
    return stopping
  }
  const stopAndExit = (code: number) => stop().then(() => process.exit(code))
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stopAndExit(0))
  const embedded = await starting?.catch((error: unknown) => {
    // A signal goes to what starts the database too; what fails because everything stops is no fault.
    if (stopping === undefined) throw error
    return undefined
  })
  if (stopping !== undefined) return

  try {
    const url = config.databaseUrl ?? embedded?.url ?? ''
    const unfit = refusals(await doctor(url))
    if (unfit.length > 0) throw new ConfigError(`This database cannot be used:\n  ${unfit.join('\n  ')}`)
    say('Bringing the database up to date.')
    await (await prepareDatabase(url, 1)).$client.end()
    const { end, ...pools } = openPools(url)
    closers.push(end)
    const demo = embedded === undefined ? undefined : await startDemo(pools.db, config, say)
    const webFolder = here('../../web/dist')
    const { app } = await buildApp({
      ...pools,
      config,
      sessionSecret: await ensureSecret(pools.db, 'session'),
      readerScript: here('./child-main.js'),
      ...(existsSync(webFolder) ? { webFolder } : {}),
    })
    const sweeper = startSweeper(pools.examDb, config.timeZone, app.log)
    closers.push(sweeper.stop)
    closers.push(() => app.close())
    await app.listen({ host: config.host, port: config.port })
    const address = app.server.address()
    const port = typeof address === 'object' && address !== null ? address.port : config.port
    await embedded?.announce(config.publicUrl?.href ?? `http://${config.host}:${port}/`)
    for (const line of [...(demo?.lines ?? []), ...startMessage(config, port)]) say(line)
  } catch (error) {
    // What fails because everything stops is no fault.
    if (stopping !== undefined) return
    await stop()
    throw error
  }
}
