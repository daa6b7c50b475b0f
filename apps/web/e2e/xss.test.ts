import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { journeys } from './journey.ts'
import { register } from './people.ts'
import { served } from './served.ts'
import { hostileFiles } from './xss-files.ts'
import { canary, payloads } from './xss-payloads.ts'

const { visitor, signedIn } = journeys()
/** A trade that nobody else's journey practises. */
const tradeCode = '4-12-01-01'

/** Says in the console whatever runs or is refused by the policy, where `journeys` takes it for a fault. */
const listenForHarm = async (page: Page): Promise<string[]> => {
  const base = served().base
  const seen: string[] = []
  page.on('dialog', (dialog) => {
    seen.push(`dialog ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.context().on('request', (request) => {
    const own = request.url().startsWith(`${base}/`)
    if (!own || decodeURIComponent(request.url()).includes(canary)) seen.push(`request ${request.url()}`)
  })
  page.on('frameattached', (frame) => seen.push(`frame ${frame.url()}`))
  page.on('popup', (popup) => seen.push(`popup ${popup.url()}`))
  await page.addInitScript((word) => {
    for (const name of ['alert', 'confirm', 'prompt', 'open'] as const)
      Object.defineProperty(window, name, { value: (what: unknown) => console.error(`ran ${name} ${what}`) })
    // The test itself is evaluated in the page, and has nothing of a payload in it.
    const own = Reflect.get(window, 'eval') as (code: string) => unknown
    const told = (code: string) => (code.includes(word) ? console.error(`ran eval ${code}`) : own(code))
    Object.defineProperty(window, 'eval', { value: told })
    document.addEventListener('securitypolicyviolation', (event) =>
      console.error(`policy ${event.violatedDirective} ${event.blockedURI}`),
    )
  }, canary)
  return seen
}

/** Elements and attributes that a question may never bring along. */
const harmIn = (page: Page) =>
  page.evaluate(() => {
    const main = document.querySelector('main') ?? document.body
    const elements = [...main.querySelectorAll('*')].filter(
      (element) =>
        /^(script|iframe|object|embed|base|meta|link|form|template)$/i.test(element.localName) ||
        [...element.attributes].some(
          ({ name, value }) => name.startsWith('on') || /^\s*(javascript|vbscript|data:text)/i.test(value),
        ),
    )
    return elements.map((element) => element.outerHTML.slice(0, 200))
  })

type Import = {
  importId: string
  state: string
  refusal: { code: string } | null
  counts: { questions: number; rejected: number; known: number }
}

/** Uploads within the page, as the office does, and waits until the file is read. */
const upload = (page: Page, file: { name: string; bytes: Uint8Array }): Promise<Import> =>
  page.evaluate(
    async ({ name, base64, trade }) => {
      const form = new FormData()
      form.set('tradeCode', trade)
      form.set('file', new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))]), name)
      const sent = await fetch('/api/banks/imports', { method: 'POST', body: form })
      const { importId } = (await sent.json()) as { importId: string }
      for (;;) {
        const found = await (await fetch(`/api/banks/imports/${importId}`)).json()
        if (found.state !== 'reading') return found
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
    },
    { name: file.name, base64: Buffer.from(file.bytes).toString('base64'), trade: tradeCode },
  )

test('nothing that stands in a file runs, wherever it is shown', async () => {
  expect(new Set(payloads).size).toBeGreaterThanOrEqual(300)
  const admin = await signedIn('admin', { size: 'desktop' })
  const harm = await listenForHarm(admin)
  await admin.goto('/office/imports')
  let readable = 0
  for (const file of hostileFiles()) {
    const found = await upload(admin, file)
    const { questions, rejected } = found.counts
    expect({ file: file.name, state: found.state, refusal: found.refusal }).toMatchObject({ state: 'ready' })
    expect({ file: file.name, sum: questions + rejected }).toEqual({ file: file.name, sum: file.questions })
    readable += questions
    if (questions > 0 || rejected > 0) {
      await admin.goto(`/office/imports/${found.importId}?show=${questions > 0 ? 'new' : 'all'}`)
      await admin.locator('main h1').waitFor()
      if (questions > 0) {
        const after = admin.locator('input[type=radio][value=after]').first()
        // The list shows all that are in sight, this walks through some of them as workers will see them.
        for (let seen = 0; seen < Math.min(questions, 10); seen++) {
          await after.waitFor({ state: 'attached' })
          await after.evaluate((input: HTMLInputElement) => input.click())
          await admin.keyboard.press('j')
        }
        expect(await admin.locator('main').textContent()).toContain(canary)
      }
      expect(await harmIn(admin), file.name).toEqual([])
    }
    const params = { importId: found.importId }
    await admin.evaluate(({ importId }) => fetch(`/api/banks/imports/${importId}/commit`, { method: 'POST' }), params)
  }
  await admin.goto(`/office/questions?tradeCode=${tradeCode}`)
  await admin.locator('a[data-row]').first().waitFor()
  expect(await harmIn(admin)).toEqual([])
  expect(harm).toEqual([])

  const worker = await visitor({ size: 'desktop' })
  const workersHarm = await listenForHarm(worker)
  await register(worker, { username: `xss${Date.now()}`, displayName: '<b onclick=alert(1)>', tradeCode })
  let shown = 0
  for (let more = true; more; ) {
    const round = await worker.evaluate(async (trade) => {
      const send = (method: string, url: string, body: unknown) =>
        fetch(url, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
      const started = await send('POST', '/api/practice/rounds', { mode: 'sequential', tradeCode: trade, count: 50 })
      const { roundId, slots } = (await started.json()) as {
        roundId: string
        slots: { question: { type: string; options: { id: string }[] } }[]
      }
      for (const [slot, { question }] of slots.entries()) {
        const response = question.type === 'written' ? { text: 'x' } : { choice: question.options[0]?.id }
        await send('PUT', `/api/practice/rounds/${roundId}/answers/${slot}`, { response })
      }
      return { roundId, count: slots.length }
    }, tradeCode)
    await worker.goto(`/practice/rounds/${round.roundId}`)
    for (let at = 1; at <= round.count; at++) {
      await worker.getByText(`${at}/${round.count}`, { exact: true }).first().waitFor()
      expect(await harmIn(worker)).toEqual([])
      await worker.keyboard.press('ArrowRight')
    }
    shown += round.count
    more = round.count === 50 && shown < 200
  }
  // Hidden characters and pictures that the file does not hold are refused, with their questions; nothing else is.
  expect(readable).toBeGreaterThan(55)
  expect(shown).toBe(readable)
  expect(workersHarm).toEqual([])
})
