import { Agent, request } from 'node:http'

type Call = { method: string; path: string; cookie: string; body?: object }
type Sent = { status: number; body: string; milliseconds: number }

/** Sends over as many connections as there are requests under way, like so many phones. */
export const createLoad = (origin: string) => {
  // A connection that was silent for 20 s is closed by the server, and a request that goes out just then is lost.
  const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY, timeout: 10_000 })
  /** `from`: when it was meant to be sent, so that a sender who was late counts that too. */
  const send = ({ method, path, cookie, body }: Call, from = performance.now()): Promise<Sent> =>
    new Promise((resolve) => {
      const fail = (error: Error) => resolve({ status: 0, body: error.message, milliseconds: performance.now() - from })
      const text = body === undefined ? '' : JSON.stringify(body)
      const headers = { origin, cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) }
      const sending = request(`${origin}${path}`, { method, agent, headers }, (reply) => {
        const parts: Buffer[] = []
        reply.on('data', (part: Buffer) => parts.push(part))
        reply.on('error', fail)
        reply.on('end', () => {
          const milliseconds = performance.now() - from
          resolve({ status: reply.statusCode ?? 0, body: Buffer.concat(parts).toString(), milliseconds })
        })
      })
      sending.on('error', fail)
      sending.end(text)
    })
  return { send, close: () => agent.destroy() }
}

/** Starts one piece of work after the other at this rate, whether those before are done or not. */
export const atPace = async <T>(
  perSecond: number,
  works: readonly ((meantAt: number) => Promise<T>)[],
): Promise<T[]> => {
  const begin = performance.now()
  const running = works.map((work, index) => {
    const meantAt = begin + (index * 1_000) / perSecond
    return new Promise<T>((resolve, reject) => {
      setTimeout(() => work(meantAt).then(resolve, reject), meantAt - performance.now())
    })
  })
  return Promise.all(running)
}

export const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0

/** All of these have to be answered with this status. */
export const expectStatus = (sent: readonly Sent[], status: number): void => {
  const other = sent.filter((one) => one.status !== status)
  if (other.length > 0)
    throw new Error(`${other.length} of ${sent.length} failed: ${other[0]?.status} ${other[0]?.body}`)
}
