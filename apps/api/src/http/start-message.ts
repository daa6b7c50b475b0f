import { networkInterfaces } from 'node:os'
import { renderUnicodeCompact } from 'uqr'
import type { Config } from '../config.ts'

/** The first address of this machine that other machines of the network can reach. */
const networkAddress = (): string | undefined =>
  Object.values(networkInterfaces())
    .flat()
    .find((entry) => entry !== undefined && !entry.internal && entry.family === 'IPv4')?.address

const everywhere = new Set(['0.0.0.0', '::'])

/** What the operator reads when the server is up: the address, and for phones of the same network a code to scan. */
export const startMessage = (config: Config, port: number): string[] => {
  if (config.publicUrl !== undefined) return [`Lianbing is ready: ${config.publicUrl.href}`]
  if (!everywhere.has(config.host)) {
    const host = config.host.includes(':') ? `[${config.host}]` : config.host
    return [`Lianbing is ready: http://${host === '127.0.0.1' ? 'localhost' : host}:${port}/`]
  }
  const address = networkAddress()
  if (address === undefined)
    return [`Lianbing is ready: http://localhost:${port}/`, 'No network address was found for phones.']
  const url = `http://${address}:${port}/`
  return [
    renderUnicodeCompact(url, { border: 2 }),
    `Lianbing is ready: ${url} (on this machine also http://localhost:${port}/)`,
    'Phones in the same network may scan the code. Without https everything works but offline use: set PUBLIC_URL behind a proxy with a certificate.',
  ]
}
