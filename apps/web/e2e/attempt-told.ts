import type { BrowserContext, Page } from 'playwright-core'
import { expect } from 'vitest'
import { tokens } from './attempt-seed.ts'

/** Everything that this browser keeps for our pages: both storages, every table, every cached reply. */
const keptIn = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const found: unknown[] = []
    for (const storage of ['localStorage', 'sessionStorage'] as const) {
      try {
        found.push({ ...window[storage] })
      } catch {
        // A journey has the browser refuse it.
      }
    }
    const tables = async (name: string) => {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name)
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
      for (const table of database.objectStoreNames) {
        const request = database.transaction(table).objectStore(table).getAll()
        await new Promise((resolve) => {
          request.onsuccess = resolve
          request.onerror = resolve
        })
        found.push(request.result)
      }
      database.close()
    }
    try {
      for (const { name } of await indexedDB.databases()) await tables(name ?? '')
    } catch {
      // Refused as well.
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      const entries = (await cache.keys()).filter(({ url }) => !new URL(url).pathname.startsWith('/assets/Ka'))
      for (const request of entries) found.push(await (await cache.match(request))?.text())
    }
    return JSON.stringify(found)
  })

/** Listens to all that the server says to this browser; `told` then finds the secret words that it knows. */
export const listen = (context: BrowserContext) => {
  const bodies: Promise<string>[] = []
  context.on('response', (reply) => {
    // A tab that dies takes what was on its way along: nobody can look at that any more.
    bodies.push(reply.text().catch(() => ''))
  })
  const secrets = new RegExp(`${tokens.key}|${tokens.explanation}-\\d+\\.`, 'g')
  /** Secrets that have reached this browser. */
  const told = async (page: Page): Promise<string[]> => {
    const patience = new Promise<string>((resolve) => setTimeout(resolve, 5_000, ''))
    const heard = await Promise.all(bodies.map((body) => Promise.race([body, patience])))
    expect(heard.filter((body) => body.includes('"slots"')).length).toBeGreaterThan(0)
    const all = `${heard.join('\n')}\n${await keptIn(page)}\n${await page.content()}`
    return [...new Set(all.match(secrets) ?? [])].sort()
  }
  return { told }
}
