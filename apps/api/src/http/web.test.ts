import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { handleError } from './problems.ts'
import { serveWeb } from './web.ts'

let folder: string
let server: FastifyInstance
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lianbing-web-'))
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'index.html'), '<!doctype html>page')
  await writeFile(join(folder, 'assets/main-a1b2.js'), 'run()')
  server = Fastify()
  server.setErrorHandler(handleError)
  await serveWeb(server, folder)
})
afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true, force: true })
})

const html = { accept: 'text/html,*/*' }

test('any screen is the page, which is asked for anew each time', async () => {
  for (const url of ['/', '/quizzes/7', '/office/banks']) {
    const reply = await server.inject({ url, headers: html })
    expect([reply.statusCode, reply.body, reply.headers['cache-control']]).toEqual([
      200,
      '<!doctype html>page',
      'no-cache',
    ])
    const head = await server.inject({ method: 'HEAD', url, headers: html })
    expect([head.statusCode, head.headers['content-length'], head.body]).toEqual([200, '19', ''])
  }
})

test('a file named by its hash is kept for ever', async () => {
  const { headers } = await server.inject('/assets/main-a1b2.js')
  expect(headers['cache-control']).toBe('public, max-age=31536000, immutable')
})

test.each([
  ['GET', '/api/nothing', html],
  ['GET', '/assets/gone-c3d4.js', { accept: '*/*' }],
  ['POST', '/quizzes/7', html],
] as const)('%s %s is a problem and no page', async (method, url, headers) => {
  const reply = await server.inject({ method, url, headers })
  expect([reply.statusCode, reply.json().code]).toEqual([404, 'route.unknown'])
})
