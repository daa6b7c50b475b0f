import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

export const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })

export type BuiltServer = { origin: string; process: ChildProcess; stop: () => Promise<void> }

/** The built server as an operator runs it, in a process of its own. */
export const startBuiltServer = async (
  settings: Record<string, string>,
  nodeOptions: string[] = [],
): Promise<BuiltServer> => {
  const port = await freePort()
  const main = fileURLToPath(new URL('./main.js', import.meta.url))
  const env = { PATH: process.env.PATH, PORT: String(port), ...settings }
  const child = spawn(process.execPath, [...nodeOptions, main], { env, stdio: ['ignore', 'ignore', 'inherit'] })
  const origin = `http://127.0.0.1:${port}`
  for (let tries = 0; ; tries++) {
    if (
      await fetch(`${origin}/readyz`).then(
        (reply) => reply.ok,
        () => false,
      )
    )
      break
    if (tries > 300 || child.exitCode !== null) throw new Error('the server did not come up')
    await wait(200)
  }
  const stop = async () => {
    child.kill('SIGTERM')
    if (child.exitCode === null) await once(child, 'exit')
  }
  return { origin, process: child, stop }
}
