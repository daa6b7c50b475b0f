import { gzipSync } from 'node:zlib'
import lighthouse from 'lighthouse'
import type { BrowserContext } from 'playwright-core'
import { openBrowser } from './parts/browser.ts'
import { temporaryFolder } from './parts/folder.ts'
import { report } from './parts/report.ts'
import { freePort, startBuiltServer } from './parts/server.ts'

/** JS, CSS and HTML of a worker page's first load may weigh this much. */
const budgetKilobytes = 115
const password = 'Messung-Werkbank-5'
const tradeCode = '6-31-01-03'
const kinds = new Set(['document', 'script', 'stylesheet'])

/** KB (gzip) of what a page loads until it is at rest, with an empty cache; what it fetches for later comes seconds after. */
const firstLoad = async (context: BrowserContext, url: string): Promise<number> => {
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Network.setCacheDisabled', { cacheDisabled: true })
  const bodies: Promise<Buffer>[] = []
  page.on('response', (response) => {
    if (kinds.has(response.request().resourceType())) bodies.push(response.body())
  })
  await page.goto(url, { waitUntil: 'networkidle' })
  const bytes = (await Promise.all(bodies)).reduce((sum, body) => sum + gzipSync(body).length, 0)
  await page.close()
  return bytes / 1024
}

/** Begins a quiz as a worker does: an attempt that this browser has not begun first asks whether it shall go on here. */
const beginHere = async (context: BrowserContext, url: string): Promise<string> => {
  const page = await context.newPage()
  await page.goto(url)
  await page.getByRole('button', { name: '开始' }).click()
  await page.waitForURL(/\/attempts\//)
  const attemptId = page.url().split('/').at(-1) ?? ''
  await page.close()
  return attemptId
}

/** Three runs of the phone's audit; the middle one by performance. */
const audit = async (url: string, port: number) => {
  const runs: Record<string, number>[] = []
  for (let run = 0; run < 3; run++) {
    const result = await lighthouse(url, {
      port,
      disableStorageReset: true,
      onlyCategories: ['performance', 'accessibility', 'best-practices'],
      logLevel: 'error',
    })
    const entries = Object.entries(result?.lhr.categories ?? {})
    runs.push(Object.fromEntries(entries.map(([id, category]) => [id, (category.score ?? 0) * 100])))
  }
  return runs.sort((a, b) => (a.performance ?? 0) - (b.performance ?? 0))[1] ?? {}
}

const folder = await temporaryFolder()
const server = await startBuiltServer({ DATA_DIR: folder.path, LIANBING_DEMO_PASSWORD: password })
const debuggingPort = await freePort()
const browser = await openBrowser(debuggingPort)
try {
  const { context } = browser
  const { origin } = server
  const headers = { origin }
  report('web.first-load./sign-in', await firstLoad(context, `${origin}/sign-in`), 'KB', budgetKilobytes)
  await context.request.post(`${origin}/api/session`, { headers, data: { username: 'worker', password } })
  const started = await context.request.post(`${origin}/api/practice/rounds`, {
    headers,
    data: { mode: 'random', tradeCode, count: 10 },
  })
  const { roundId } = (await started.json()) as { roundId: string }
  const { items } = (await (await context.request.get(`${origin}/api/quizzes`)).json()) as {
    items: { quizId: string }[]
  }
  const attemptId = await beginHere(context, `${origin}/quizzes/${items[0]?.quizId}`)
  const round = `/practice/rounds/${roundId}`
  const attempt = `/attempts/${attemptId}`
  const pages = ['/', '/practice', round, '/quizzes', attempt, '/contribute', '/contributions', '/leaderboards', '/me']
  for (const path of pages) {
    const name = path.replace(/[0-9a-f]{8}-[0-9a-f-]+/, ':id')
    report(`web.first-load.${name}`, await firstLoad(context, `${origin}${path}`), 'KB', budgetKilobytes)
  }
  for (const [name, path] of [
    ['home', '/'],
    ['round', round],
  ]) {
    const scores = await audit(`${origin}${path}`, debuggingPort)
    for (const [category, score] of Object.entries(scores))
      report(`web.lighthouse.${name}.${category}`, score, 'points')
  }
} finally {
  await browser.close()
  await server.stop()
  await folder.remove()
}
