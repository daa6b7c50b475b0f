import { EventEmitter, once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

/**
 * What the network does. `reset`: every connection, open and new, is cut with RST. `blackhole`: nothing passes in either
 * direction, and nothing says so; what was sent arrives when it is over, as TCP sends it again. `no-replies`: the same
 * for what the server sends alone, so that it does what nobody hears of. `latency`: each piece comes `amount` ms late.
 * `half-close`: the server's direction has ended, the other one stays open. `trickle`: `amount` bytes a second.
 */
export type ProxyMode = 'pass' | 'reset' | 'blackhole' | 'no-replies' | 'latency' | 'half-close' | 'trickle'

type Direction = 'request' | 'reply'

/** A network between a client and a server on this machine that fails when it is told to. */
export const startTcpProxy = async (target: { host: string; port: number }) => {
  let mode: ProxyMode = 'pass'
  let amount = 0
  const changes = new EventEmitter().setMaxListeners(0)
  const pairs = new Set<{ client: Socket; server: Socket }>()

  const stalls = (direction: Direction) =>
    mode === 'blackhole' || ((mode === 'no-replies' || mode === 'half-close') && direction === 'reply')

  const send = async (to: Socket, bytes: Buffer) => {
    if (mode === 'latency') await wait(amount)
    const piece = mode === 'trickle' ? Math.max(1, Math.floor(amount / 20)) : bytes.length
    for (let at = 0; at < bytes.length; at += piece) {
      if (to.destroyed || to.writableEnded) return
      if (!to.write(bytes.subarray(at, at + piece))) await once(to, 'drain')
      // What is left when the trickle is over goes at once.
      if (mode === 'trickle' && at + piece < bytes.length) await wait((1000 * piece) / amount)
    }
  }

  const carry = async (from: Socket, to: Socket, direction: Direction) => {
    for await (const bytes of from.iterator({ destroyOnReturn: false })) {
      while (stalls(direction)) await once(changes, 'mode')
      await send(to, bytes)
    }
    while (stalls(direction)) await once(changes, 'mode')
    to.end()
  }

  const join = (client: Socket) => {
    client.on('error', () => {})
    if (mode === 'reset') return void client.resetAndDestroy()
    const server = connect({ ...target, allowHalfOpen: true, noDelay: true })
    const pair = { client, server }
    pairs.add(pair)
    // Through a black hole not even the end of a connection gets to the other side.
    const cut = async () => {
      while (mode === 'blackhole') await once(changes, 'mode')
      pairs.delete(pair)
      client.destroy()
      server.destroy()
    }
    for (const socket of [client, server]) socket.on('error', cut).on('close', cut)
    if (mode === 'half-close') client.end()
    for (const carried of [carry(client, server, 'request'), carry(server, client, 'reply')]) carried.catch(cut)
  }

  const listener = createServer({ allowHalfOpen: true, noDelay: true }, join)
  listener.listen(0, '127.0.0.1')
  await once(listener, 'listening')
  const { port } = listener.address() as AddressInfo

  /** Cuts every open connection with RST, in whatever mode; new ones are taken. */
  const cutAll = () => {
    for (const { client, server } of pairs) {
      client.resetAndDestroy()
      server.resetAndDestroy()
    }
    pairs.clear()
  }

  return {
    port,
    /** The same address through this network. */
    through: (url: string) => {
      const address = new URL(url)
      address.hostname = '127.0.0.1'
      address.port = String(port)
      return address.href
    },
    /** From now on; `amount` is milliseconds for `latency` and bytes a second for `trickle`. */
    set: (next: ProxyMode, nextAmount = 0) => {
      mode = next
      amount = nextAmount
      if (mode === 'reset') cutAll()
      if (mode === 'half-close') for (const { client } of pairs) client.end()
      changes.emit('mode')
    },
    cutAll,
    stop: async () => {
      mode = 'reset'
      changes.emit('mode')
      cutAll()
      listener.close()
      await once(listener, 'close')
    },
  }
}
export type TcpProxy = Awaited<ReturnType<typeof startTcpProxy>>
