import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/client.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp({ logLevel: 'silent' })
})
afterAll(() => app.stop())

const post = (type: string, payload: string) =>
  app.app.inject({
    method: 'POST',
    url: '/api/session',
    headers: {
      host: 'lianbing.test',
      origin: 'http://lianbing.test',
      'content-type': type,
    },
    payload,
  })
const invalid = '{"username":7,"password":"x"}'

describe('a body', () => {
  test.each([
    'text/plain',
    'text/plain; charset=utf-8',
    'application/x-www-form-urlencoded',
    'application/xml',
    'text/json',
    'application/jsonp',
    'application/vnd.api+json',
    ' application/json\ta',
    'application/json\ta',
    'json',
  ])('that says it is %j is not read', async (type) => {
    const reply = await post(type, invalid)
    expect(reply.statusCode).toBe(415)
    expect(reply.json()).toMatchObject({ code: 'request.not_json' })
  })

  test.each(['application/json', 'Application/JSON', 'application/json; charset=utf-8'])(
    'that says it is %j is read and looked at',
    async (type) => {
      const reply = await post(type, invalid)
      expect(reply.statusCode).toBe(422)
      expect(reply.json()).toMatchObject({ errors: [{ pointer: '/body/username' }] })
    },
  )

  test.each([
    ['broken', '{"username":', 400, 'request.malformed'],
    ['empty', '', 400, 'request.malformed'],
    ['with a prototype in it', '{"__proto__":{"admin":true},"username":"a","password":"b"}', 400, 'request.malformed'],
    ['that is a list', '[]', 422, 'request.invalid'],
    ['with too much in it', '{"username":"a","password":"b","role":"owner"}', 422, 'request.invalid'],
    ['too large', `{"username":"${'a'.repeat(70_000)}"}`, 413, 'request.too_large'],
    ['with a null character', '{"username":"a\\u0000","password":"b"}', 422, 'request.invalid'],
  ])('%s is a problem', async (_, payload, status, code) => {
    const reply = await post('application/json', payload)
    expect(reply.statusCode).toBe(status)
    expect(reply.json()).toMatchObject({ code })
    expect(reply.headers['content-type']).toContain('application/problem+json')
  })
})
