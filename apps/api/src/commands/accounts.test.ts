import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/client.ts'
import { readConfig } from '../config.ts'
import { accountCreate, accountResetPassword } from './account.ts'
import type { Command, CommandInput } from './command.ts'
import { setup } from './setup.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

/** Runs a command on the database of the test; the app stays to see what came of it. */
const run = async (command: Command, values: CommandInput['values'], json = true) => {
  const printed: string[] = []
  const noted: string[] = []
  const url = app.url
  const code = await command.run(
    {
      config: readConfig({}),
      json,
      print: (line) => printed.push(line),
      note: (line) => noted.push(line),
      progress: () => undefined,
      openDatabase: async () => ({ db: app.db, url, close: async () => {} }),
      databaseUrl: async () => ({ url, close: async () => {} }),
    },
    { values, positionals: [] },
  )
  return { code, printed, noted, out: json && printed[0] !== undefined ? JSON.parse(printed[0]) : undefined }
}
const signIn = (username: string, password: string) =>
  app.client().call('POST /api/session', { body: { username, password } })

describe('setup', () => {
  test('makes one root and its owner, even when it is called twice at once', async () => {
    const both = await Promise.all([
      run(setup, { organisation: '市总工会' }),
      run(setup, { organisation: '别的工会', username: 'other' }),
    ])
    expect(both.map(({ code }) => code).sort()).toEqual([0, 1])
    const { out } = both.find(({ code }) => code === 0) ?? both[0]
    const me = await signIn(out.username, out.password)
    expect(me.roles).toEqual([expect.objectContaining({ role: 'owner', organisationName: out.organisation })])
    const late = await run(setup, { organisation: '第三个', username: 'third' })
    expect(late).toMatchObject({ code: 1, printed: [], noted: [expect.stringContaining('already')] })
  })

  test('says what is missing', async () => {
    await expect(run(setup, {})).rejects.toThrow('--organisation is missing')
    await expect(run(setup, { organisation: 'x', username: 'a b' })).rejects.toThrow('--username takes')
  })
})

describe('account', () => {
  const rootId = async () =>
    String((await app.db.$client.query('select id from organisation where parent_id is null')).rows[0].id)

  test('create adds somebody with a role', async () => {
    const values = { username: 'zhao', name: '赵师傅', organisation: await rootId(), role: 'union' }
    const { out } = await run(accountCreate, values)
    expect(await signIn('zhao', out.password)).toMatchObject({ displayName: '赵师傅', roles: [{ role: 'union' }] })
    await expect(run(accountCreate, values)).rejects.toMatchObject({ code: 'account.username_taken' })
    await expect(run(accountCreate, { ...values, username: 'qian', organisation: '987654' })).rejects.toMatchObject({
      code: 'organisation.unknown',
    })
    await expect(run(accountCreate, { ...values, role: 'king' })).rejects.toThrow('--role takes one of')
    await expect(run(accountCreate, { ...values, organisation: 'x' })).rejects.toThrow('--organisation takes')
  })

  test('reset-password gives a code that works once', async () => {
    const { out } = await run(accountResetPassword, { username: 'ZHAO' })
    const body = { username: 'zhao', code: out.code, newPassword: 'Amboss-9-Feile' }
    await app.client().call('POST /api/recovery', { body })
    await signIn('zhao', 'Amboss-9-Feile')
    await expect(app.client().call('POST /api/recovery', { body })).rejects.toMatchObject({ code: 'recovery.refused' })
    await expect(run(accountResetPassword, { username: 'nobody' })).rejects.toMatchObject({ code: 'account.unknown' })
  })

  test('people read the same in words', async () => {
    const { printed } = await run(accountResetPassword, { username: 'zhao' }, false)
    expect(printed.join()).toMatch(/one-time code [A-Z2-9]{10}, until 20/)
  })
})
