// Starts the built server in an empty folder as a first start would, asks it for a page and for rows, and stops it.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const startMs = 180_000
const stopMs = 60_000
const password = 'a-password-of-this-run'

const freePort = async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address()
  server.close()
  await once(server, 'close')
  return port
}

const isReady = async (url) => {
  const reply = await fetch(`${url}/readyz`).catch(() => undefined)
  return reply?.ok === true
}

const waitUntilReady = async (url, server) => {
  const end = Date.now() + startMs
  while (!(await isReady(url))) {
    assert.equal(server.exitCode ?? server.signalCode, null, 'the server ended before it was ready')
    assert.ok(Date.now() < end, 'the server is not ready')
    await new Promise((go) => setTimeout(go, 200))
  }
}

const look = async (url) => {
  const page = await fetch(url)
  const html = await page.text()
  assert.equal(page.status, 200)
  const script = /<script[^>]+src="([^"]+)"/.exec(html)?.[1]
  assert.ok(script, 'the page names no script')
  assert.equal((await fetch(new URL(script, url))).status, 200, `${script} is not served`)

  const trades = await (await fetch(`${url}/api/trades`)).json()
  assert.ok(trades.items?.length > 0, 'there are no trades')
  const session = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ username: 'worker', password }),
  })
  assert.ok(session.ok, `signing in as worker: ${session.status}`)
  const cookie = session.headers.getSetCookie().map((line) => line.split(';')[0])
  const me = await fetch(`${url}/api/me`, { headers: { cookie: cookie.join('; ') } })
  assert.equal(me.status, 200)
}

const folder = await mkdtemp(join(tmpdir(), 'lianbing-ci-'))
// The database may run as another user, who has to get in.
await chmod(folder, 0o755)
const port = await freePort()
const { DATABASE_URL: _, ...environment } = process.env
const server = spawn(process.execPath, [resolve('apps/api/dist/main.js')], {
  env: {
    ...environment,
    PORT: String(port),
    HOST: '127.0.0.1',
    DATA_DIR: join(folder, 'data'),
    LIANBING_DEMO_PASSWORD: password,
  },
  stdio: ['ignore', 'inherit', 'inherit'],
})
const ended = once(server, 'exit')
try {
  const url = `http://127.0.0.1:${port}`
  await waitUntilReady(url, server)
  await look(url)
  server.kill('SIGTERM')
  const tooLong = setTimeout(() => server.kill('SIGKILL'), stopMs)
  assert.deepEqual(await ended, [0, null], 'the server did not end by itself')
  clearTimeout(tooLong)
  const left = (await readdir(folder, { recursive: true })).filter((path) => path.endsWith('postmaster.pid'))
  assert.deepEqual(left, [], 'the database still runs')
} finally {
  if (server.exitCode === null && server.signalCode === null) {
    server.kill('SIGTERM')
    await ended
  }
  await rm(folder, { recursive: true, force: true })
}
