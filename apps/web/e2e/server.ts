import { spawn } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** So many journeys run side by side, each with a server of its own: they use the same accounts of the demo. */
export const journeysAtOnce = 2

/** The password of the demo's three accounts: `worker`, `admin`, `union`. */
export const demoPassword = 'Probe-Werkbank-9'

const script = fileURLToPath(new URL('../../api/dist/main.js', import.meta.url))
/** A first start makes a cluster and fills the demo: on a slow machine with two cores that takes most of a minute. */
const startSeconds = 150

/** Where the server keeps its data; stopping and starting again on the same folder goes on with the same data. */
export const makeDataDir = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lianbing-journeys-'))
  // Open to the user that Postgres runs as under root: else the cluster moves to the state folder, and stays there.
  await chmod(folder, 0o711)
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}

/** Starts the built server with the demo, on a free port or the given one, and waits until it says its address. */
export const startServer = async (dataDir: string, port = 0) => {
  const child = spawn(process.execPath, [script], {
    env: {
      ...process.env,
      PORT: String(port),
      DATA_DIR: dataDir,
      LIANBING_DEMO_PASSWORD: demoPassword,
      // What a developer's shell may hold for another server.
      HOST: '',
      DATABASE_URL: '',
      PUBLIC_URL: '',
      TRUST_PROXY: '',
      METRICS_TOKEN: '',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  // A run that is broken off takes its server along.
  const takeAlong = () => child.kill('SIGTERM')
  process.once('exit', takeAlong)
  let said = ''
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const stop = async (signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM') => {
    process.off('exit', takeAlong)
    child.kill(signal)
    return exit
  }
  const ready = new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => {
      void stop('SIGTERM')
      reject(new Error(`The server did not start within ${startSeconds} s:\n${said}`))
    }, startSeconds * 1000)
    const read = (chunk: Buffer) => {
      said += chunk.toString()
      const found = /Lianbing is ready: http:\/\/localhost:(\d+)\//.exec(said)?.[1]
      if (found === undefined) return
      clearTimeout(timer)
      resolve(`http://localhost:${found}`)
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    void exit.then((code) => {
      clearTimeout(timer)
      reject(new Error(`The server ended with ${code} before it was ready:\n${said}`))
    })
  })
  const base = await ready
  return { base, said: () => said, stop }
}
