import { createClient, type Input } from '@lianbing/contract/client'
import { call } from '../../../api/client.ts'
import { meQuery } from '../../../api/session.ts'

type Query = NonNullable<Input<'GET /api/questions/export'>['query']>
export type Exported = { file: Blob; fileName: string; leftOut: Record<string, number> }

const nameIn = (disposition: string) => decodeURIComponent(/filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1] ?? '')

/** The questions of a search as a file, with its name and what it could not hold, which its headers say. */
export const exportQuestions = async (query: Query): Promise<Exported> => {
  // A session that is about to end is renewed first: this client renews none.
  await call(meQuery.queryKey[0], meQuery.queryKey[1])
  let headers = new Headers()
  const send = createClient({
    fetch: async (url, init) => {
      const reply = await fetch(url, init)
      headers = reply.headers
      return reply
    },
  })
  const file = await send('GET /api/questions/export', { query })
  return {
    file,
    fileName: nameIn(headers.get('content-disposition') ?? ''),
    leftOut: JSON.parse(headers.get('lianbing-left-out') ?? '{}') as Record<string, number>,
  }
}
