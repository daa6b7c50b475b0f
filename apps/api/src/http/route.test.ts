import { endpoint } from '@lianbing/contract'
import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { createRoute } from './route.ts'
import type { Guard } from './session.ts'

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
