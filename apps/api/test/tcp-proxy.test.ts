import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startTcpProxy, type TcpProxy } from './tcp-proxy.ts'

let echo: Server
let heard: string
let proxy: TcpProxy
const accepted: Socket[] = []

beforeEach(async () => {
  heard = ''
  echo = createServer((socket) => {
    accepted.push(socket)
    socket
      .on('error', () => {})
      .on('data', (bytes) => {
        heard += bytes
        socket.write(bytes)
      })
  }).listen(0, '127.0.0.1')
  await once(echo, 'listening')
  proxy = await startTcpProxy({ host: '127.0.0.1', port: (echo.address() as AddressInfo).port })
})
afterEach(async () => {
  await proxy.stop()
  for (const socket of accepted.splice(0)) socket.destroy()
  echo.close()
})

const dial = async () => {
  const socket = connect({ port: proxy.port, host: '127.0.0.1', allowHalfOpen: true })
  const seen = { text: '', ended: false, error: '' }
  socket
    .on('data', (bytes) => (seen.text += bytes))
    .on('end', () => (seen.ended = true))
    .on('error', (error: NodeJS.ErrnoException) => (seen.error = error.code ?? ''))
  // One that is reset may never have been open.
  await once(socket, 'connect').catch(() => {})
  return { socket, seen }
}

test('passes both ways, and the end too', async () => {
  const { socket, seen } = await dial()
  socket.end('hello')
  await expect.poll(() => seen).toEqual({ text: 'hello', ended: true, error: '' })
})

test('cuts what is open and what is new, and takes connections again afterwards', async () => {
  const open = await dial()
  open.socket.write('a')
  await expect.poll(() => open.seen.text).toBe('a')
  proxy.set('reset')
  await expect.poll(() => open.seen.error).toBe('ECONNRESET')
  const late = await dial()
  await expect.poll(() => late.seen.error).toBe('ECONNRESET')
  proxy.set('pass')
  const again = await dial()
  again.socket.write('b')
  await expect.poll(() => again.seen.text).toBe('b')
})

test('a black hole keeps everything back, also that a side is gone; replies alone can be kept back', async () => {
  const { socket, seen } = await dial()
  const gone = await dial()
  gone.socket.write('-')
  await expect.poll(() => gone.seen.text).toBe('-')
  proxy.set('blackhole')
  socket.write('lost?')
  gone.socket.destroy()
  await wait(50)
  expect([heard, seen.text, accepted.some((one) => one.destroyed)]).toEqual(['-', '', false])
  proxy.set('no-replies')
  await expect.poll(() => heard).toBe('-lost?')
  expect(seen.text).toBe('')
  proxy.set('pass')
  await expect.poll(() => seen.text).toBe('lost?')
  await expect.poll(() => accepted.filter((one) => one.destroyed).length).toBe(1)
})

test('half a connection is closed: the end is seen while requests still arrive', async () => {
  const { socket, seen } = await dial()
  proxy.set('half-close')
  await expect.poll(() => seen.ended).toBe(true)
  socket.write('into the void')
  await expect.poll(() => heard).toBe('into the void')
  expect(seen.text).toBe('')
})

test('late and in drops, but whole and in order', async () => {
  const { socket, seen } = await dial()
  for (const [mode, amount] of [['latency', 30] as const, ['trickle', 1_000] as const]) {
    seen.text = ''
    proxy.set(mode, amount)
    socket.write('0123456789'.repeat(20))
    await expect.poll(() => seen.text).toBe('0123456789'.repeat(20))
  }
})
