import type { bankExports } from '@lianbing/contract'
import type { Client } from './client.ts'

type Body = { selection: object; format: string; locale?: string }

/** What an export tells, line by line, and the file that follows. */
export const exported = async (client: Client, body: Body) => {
  const reply = await client.send('/api/questions/export', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (reply.status !== 200) throw new Error(await reply.text())
  let rest = Buffer.from(await reply.arrayBuffer())
  for (;;) {
    const end = rest.indexOf(10)
    const line = JSON.parse(rest.toString('utf8', 0, end)) as bankExports.ExportLine
    rest = rest.subarray(end + 1)
    if ('problem' in line) throw new Error(line.problem)
    if ('fileName' in line) return { ...line, file: new Uint8Array(rest) }
  }
}
