import { createClient } from '@lianbing/contract/client'
import type { Page } from 'playwright-core'
import { served } from './served.ts'
import { demoPassword } from './server.ts'

/** A join code as an admin reads it in the office. */
export const joinCodeOfATeam = async (): Promise<{ joinCode: string; name: string }> => {
  const base = served().base
  let cookie = ''
  const call = createClient({
    fetch: async (url, init) => {
      const headers = { ...(init.headers as Record<string, string>), origin: base, cookie }
      const reply = await fetch(`${base}${url}`, { ...init, headers })
      cookie = reply.headers
        .getSetCookie()
        .map((line) => line.split(';')[0])
        .join('; ')
        .concat(cookie === '' ? '' : `; ${cookie}`)
      return reply
    },
  })
  await call('POST /api/session', { body: { username: 'admin', password: demoPassword } })
  const { items } = await call('GET /api/organisations', {})
  const team = items.find(({ kind }) => kind === 'team')
  if (!team) throw new Error('the demo has no team')
  return team
}

/** A new worker of the demo, registered and signed in within this page; nobody else's journey meets it. */
export const register = async (page: Page, person: { username: string; displayName: string; tradeCode: string }) => {
  const { joinCode } = await joinCodeOfATeam()
  await page.goto('/sign-in')
  const status = await page.evaluate(
    async (body) => {
      const headers = { 'content-type': 'application/json' }
      return (await fetch('/api/accounts', { method: 'POST', headers, body: JSON.stringify(body) })).status
    },
    { ...person, joinCode, password: 'Bohrfutter-3-Kegel' },
  )
  if (status !== 201) throw new Error(`registering answered ${status}`)
  await page.goto('/')
}
