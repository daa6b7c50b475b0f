import type { bankExports } from '@lianbing/contract'
import { createClient, type Input, NetworkError } from '@lianbing/contract/client'
import { call } from '../../../api/client.ts'
import { meQuery } from '../../../api/session.ts'
import { type Exported, readExport } from './read-export.ts'

type Wanted = Input<'POST /api/questions/export'>['body']
export type Selection = Wanted['selection']
type Hearing = { signal: AbortSignal; onProgress: (progress: bankExports.ExportProgress) => void }

/** The chosen questions as a file, with what it could not hold. */
export const exportQuestions = async (body: Wanted, { signal, onProgress }: Hearing): Promise<Exported> => {
  // A session that is about to end is renewed first: this client renews none.
  await call(meQuery.queryKey[0], meQuery.queryKey[1])
  const heard: { file?: Promise<Exported> } = {}
  const send = createClient({
    fetch: async (url, init) => {
      const reply = await fetch(url, init)
      if (!reply.ok || reply.body === null) return reply
      heard.file = readExport(reply.body, onProgress)
      return new Response(null, reply)
    },
  })
  await send('POST /api/questions/export', { body }, { signal })
  if (heard.file === undefined) throw new NetworkError('no file came')
  return heard.file
}
