import { doctor, refusals } from './backup/doctor.ts'
import { type Config, ConfigError } from './config.ts'
import { startEmbedded } from './db/embedded/start-embedded.ts'
import { startDemo } from './demo/start-demo.ts'
import { failureMessage } from './failure-message.ts'
import { startMessage } from './http/start-message.ts'
import { prepareDatabase } from './prepare-database.ts'
import { startReplicas } from './replicas.ts'
import { type Serving, serveApp } from './serve-app.ts'

const say = (line: string) => void process.stdout.write(`${line}\n`)

/** Brings the database up to date, and fills the embedded one where it is empty. */
const prepare = async (config: Config, url: string) => {
  const db = await prepareDatabase(url, 4)
  try {
    return config.databaseUrl === undefined ? await startDemo(db, config, say) : undefined
  } finally {
    await db.$client.end()
  }
}

/** In this process where it is to be one; else in processes of their own, which this one starts, replaces and stops. */
const serveBy = async (config: Config, url: string, count: number): Promise<Serving & { restart?: () => void }> => {
  if (count === 1) return serveApp(config, url)
  const beforeRestart = async () => (await prepareDatabase(url, 1)).$client.end()
  return startReplicas({ count, url, port: config.port, say, beforeRestart })
}

/** Starts the server, and is done when it serves; on a signal the API drains first and the database stops last. */
export const serve = async (config: Config, replicas = 1): Promise<void> => {
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
  const notNow =
    replicas === 1
      ? 'Only replicas are replaced while others serve: start with --replicas 2 or more.'
      : 'The replicas are still starting: nothing is replaced.'
  let restart: () => void = () => say(notNow)
  process.on('SIGUSR2', () => restart())
  const embedded = await starting?.catch((error: unknown) => {
    // A signal goes to what starts the database too; what fails because everything stops is no fault.
    if (stopping === undefined) throw error
    return undefined
  })
  if (stopping !== undefined) return

  try {
    const url = config.databaseUrl ?? embedded?.url ?? ''
    const unfit = refusals(await doctor(url, replicas))
    if (unfit.length > 0) throw new ConfigError(`This database cannot be used:\n  ${unfit.join('\n  ')}`)
    say('Bringing the database up to date.')
    const demo = await prepare(config, url)
    if (stopping !== undefined) return
    const serving = serveBy(config, url, replicas)
    closers.push(async () => (await serving.catch(() => undefined))?.stop())
    const { port, restart: replace } = await serving
    if (replace !== undefined) restart = replace
    await embedded?.announce(config.publicUrl?.href ?? `http://${config.host}:${port}/`)
    for (const line of [...(demo?.lines ?? []), ...startMessage(config, port)]) say(line)
  } catch (error) {
    // What fails because everything stops is no fault.
    if (stopping !== undefined) return
    await stop()
    throw error
  }
}
