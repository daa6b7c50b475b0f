import { setTimeout as wait } from 'node:timers/promises'
import type { BrowserContext, Page } from 'playwright-core'
import { xlsx } from './parts/bank-files.ts'
import { openBrowser } from './parts/browser.ts'
import { temporaryFolder } from './parts/folder.ts'
import { report } from './parts/report.ts'
import { freePort, startBuiltServer } from './parts/server.ts'

const password = 'Messung-Werkbank-5'
/** A frame that is seen to stutter: three of a screen of 60. */
const longFrameMs = 50
const sizes = { desktop: { width: 1440, height: 900 }, phone: { width: 360, height: 740 } }

/** Uploads a workbook and waits until its preview stands. */
const importFile = async (context: BrowserContext, origin: string, count: number): Promise<string> => {
  const buffer = Buffer.from(xlsx(count))
  const file = { name: `${count}.xlsx`, mimeType: 'application/octet-stream', buffer }
  const sent = await context.request.post(`${origin}/api/banks/imports`, {
    headers: { origin },
    multipart: { tradeCode: '6-18-02-04', file },
    timeout: 60_000,
  })
  const { importId } = (await sent.json()) as { importId: string }
  for (let state = 'reading'; state !== 'ready'; ) {
    await wait(500)
    const read = (await (await context.request.get(`${origin}/api/banks/imports/${importId}`)).json()) as {
      state: string
    }
    state = read.state
    if (state === 'refused') throw new Error(`the file of ${count} questions was refused`)
  }
  return importId
}

/** The time between frames while `work` goes on, in ms, the longest first. */
const frames = async (page: Page, work: () => Promise<void>): Promise<number[]> => {
  await page.evaluate(() => {
    const seen = { times: [] as number[], last: performance.now() }
    Object.assign(window, { seen })
    const look = (now: number) => {
      seen.times.push(now - seen.last)
      seen.last = now
      requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
  await work()
  const times = await page.evaluate(() => (window as unknown as { seen: { times: number[] } }).seen.times)
  return times.slice(2).sort((a, b) => b - a)
}
const p95 = (times: readonly number[]) => times[Math.floor(times.length * 0.05)] ?? 0

/** Turns the wheel over the list as a hand does, down and up again. */
const scroll = async (page: Page) => {
  const box = await page.getByRole('listbox').boundingBox()
  if (box === null) throw new Error('no list of questions')
  await page.mouse.move(box.x + box.width / 2, box.y + Math.min(box.height, 200) / 2)
  for (let turn = 0; turn < 120; turn++) {
    await page.mouse.wheel(0, turn < 90 ? 400 : -600)
    await wait(30)
  }
}

/** From a pull at the scroll bar until the row there says something, in ms: the middle of several. */
const jump = async (page: Page, total: number): Promise<number> => {
  const times: number[] = []
  for (const share of [0.5, 0.9, 0.2, 0.7, 0.99]) {
    const place = Math.floor(total * share)
    const start = performance.now()
    await page.getByRole('listbox').evaluate((list, at) => list.scrollTo(0, at), place * 68)
    await page.locator(`[aria-posinset="${place + 1}"]`, { hasText: `第${place + 1}号` }).waitFor()
    times.push(performance.now() - start)
  }
  return times.sort((a, b) => a - b)[2] ?? 0
}

const folder = await temporaryFolder()
const server = await startBuiltServer({ DATA_DIR: folder.path, LIANBING_DEMO_PASSWORD: password })
const browser = await openBrowser(await freePort())
try {
  const { context } = browser
  const { origin } = server
  await context.request.post(`${origin}/api/session`, { headers: { origin }, data: { username: 'admin', password } })
  for (const count of [2_000, 25_000]) {
    const importId = await importFile(context, origin, count)
    for (const [size, viewport] of Object.entries(sizes)) {
      const page = await context.newPage()
      await page.setViewportSize(viewport)
      const start = performance.now()
      await page.goto(`${origin}/office/imports/${importId}?show=all`)
      await page.getByRole('option').first().waitFor()
      report(`preview.${count}.${size}.opened`, performance.now() - start, 'ms')
      const still = await frames(page, () => wait(2_000))
      await page.getByRole('listbox').scrollIntoViewIfNeeded()
      const moving = await frames(page, () => scroll(page))
      const long = moving.filter((time) => time > longFrameMs).length
      report(`preview.${count}.${size}.frame-p95`, p95(moving), 'ms', p95(still))
      report(`preview.${count}.${size}.long-frames`, long, `of ${moving.length}`)
      report(`preview.${count}.${size}.jump`, await jump(page, count), 'ms')
      await page.close()
    }
  }
} finally {
  await browser.close()
  await server.stop()
  await folder.remove()
}
