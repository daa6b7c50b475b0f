import type { Page } from 'playwright-core'
import { called } from './called.ts'
import { demoPassword } from './server.ts'

/** A join code as an admin reads it in the office. */
export const joinCodeOfATeam = async (): Promise<{ joinCode: string; name: string }> => {
  const call = await called('admin', demoPassword)
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
