import { endpoint } from '@lianbing/contract'
import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { handleError } from './problems.ts'
import { createRoute } from './route.ts'
import type { Guard } from './session.ts'
import { createTimeLimit } from './time-limit.ts'

const nobody: Guard = {
  claims: () => {
    throw new Error('nobody asked')
  },
  principal: () => Promise.reject(new Error('nobody asked')),
}

test('a reply holds what its shape names and nothing else, at any depth', async () => {
  const app = Fastify()
  const { route } = createRoute(app, nobody)
  const question = endpoint({
    method: 'GET',
    path: '/api/question',
    access: 'public',
    summary: 'A question without its key',
    response: z.object({ stem: z.string(), options: z.array(z.object({ id: z.string() })) }),
    problems: [],
  })
  const stored = { stem: 'stem', key: 'A', options: [{ id: '1', isRight: true }] }
  route(question, () => stored)
  const reply = await app.inject('/api/question')
  expect(reply.json()).toEqual({ stem: 'stem', options: [{ id: '1' }] })
  await app.close()
})

test('who waits longer than the limit is told to come again, once, whatever becomes of the work', async () => {
  const app = Fastify()
  app.setErrorHandler(handleError)
  const { route } = createRoute(app, nobody, createTimeLimit(50, 10))
  const slow = endpoint({
    method: 'PUT',
    path: '/api/slow/:end',
    access: 'public',
    summary: 'Work that ends late, or never, or in a fault',
    params: z.object({ end: z.enum(['late', 'never', 'fault', 'soon']) }),
    body: z.object({}),
    response: z.object({ end: z.string() }),
    problems: [],
  })
  const late: (() => void)[] = []
  const ended = new Promise<void>((tell) => late.push(tell))
  route(slow, async ({ params: { end } }) => {
    if (end === 'never') await new Promise(() => {})
    if (end === 'late' || end === 'fault') await ended
    if (end === 'fault') throw new Error('too late')
    return { end }
  })
  // Over a connection: a body that has been read ends what hangs on the request's own end.
  const origin = await app.listen({ port: 0, host: '127.0.0.1' })
  const send = async (end: string) => {
    const headers = { 'content-type': 'application/json' }
    const reply = await fetch(`${origin}/api/slow/${end}`, { method: 'PUT', headers, body: '{}' })
    return { status: reply.status, retryAfter: reply.headers.get('retry-after'), body: await reply.json() }
  }
  expect(await send('soon')).toEqual({ status: 200, retryAfter: null, body: { end: 'soon' } })
  for (const reply of await Promise.all(['late', 'never', 'fault'].map(send)))
    expect(reply).toMatchObject({ status: 503, retryAfter: '5', body: { code: 'server.busy' } })
  for (const tell of late) tell()
  expect(await send('soon')).toMatchObject({ status: 200 })
  await app.close()
})
