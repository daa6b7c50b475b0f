import { createClient } from '@lianbing/contract/client'
import { served } from './served.ts'

/** Somebody signed in without a browser, as an app would be. */
export const called = async (username: string, password: string) => {
  const { base } = served()
  const cookies = new Map<string, string>()
  const call = createClient({
    fetch: async (url, init) => {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
      const headers = { ...(init.headers as Record<string, string>), origin: base, cookie }
      const reply = await fetch(`${base}${url}`, { ...init, headers })
      for (const line of reply.headers.getSetCookie()) {
        const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=')
        cookies.set(name, value)
      }
      return reply
    },
  })
  await call('POST /api/session', { body: { username, password } })
  return call
}
