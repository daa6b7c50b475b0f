import type { Role } from '@lianbing/contract'
import { withTx } from '../src/db/client.ts'
import { createAccount } from '../src/features/accounts/create-account.ts'
import { hashPassword } from '../src/features/accounts/passwords.ts'
import { insertGrant } from '../src/features/accounts/queries.ts'
import { createOrganisation } from '../src/features/organisations/create-organisation.ts'
import type { Client, TestApp } from './client.ts'

export const password = 'Werkbank-7-Zange'
const passwordHash = hashPassword(password)

/** A small federation: city → two districts → an enterprise each → a team each. */
export const createFederation = (app: TestApp) =>
  withTx(app.db, async (tx) => {
    const city = await createOrganisation(tx, { parentId: null, name: '市总工会', kind: 'city' })
    const [east, west] = [
      await createOrganisation(tx, { parentId: city, name: '东区总工会', kind: 'district' }),
      await createOrganisation(tx, { parentId: city, name: '西区总工会', kind: 'district' }),
    ]
    const [mill, yard] = [
      await createOrganisation(tx, { parentId: east, name: '轧钢厂', kind: 'enterprise' }),
      await createOrganisation(tx, { parentId: west, name: '船厂', kind: 'enterprise' }),
    ]
    const [millTeam, yardTeam] = [
      await createOrganisation(tx, { parentId: mill, name: '电修班', kind: 'team' }),
      await createOrganisation(tx, { parentId: yard, name: '钳工班', kind: 'team' }),
    ]
    return { city, east, west, mill, yard, millTeam, yardTeam }
  })
export type Federation = Awaited<ReturnType<typeof createFederation>>

type NewPerson = { username: string; organisationId: number; displayName?: string; role?: Role; tradeCode?: string }

/** A person with the password of the tests, a worker unless said otherwise; the role is valid where the person is. */
export const createPerson = async (app: TestApp, person: NewPerson): Promise<string> => {
  const { username, organisationId, displayName = username, role = 'worker', tradeCode } = person
  const hash = await passwordHash
  return withTx(app.db, async (tx) => {
    const personId = await createAccount(tx, { username, passwordHash: hash, displayName, organisationId, tradeCode })
    await insertGrant(tx, { personId, role, organisationId })
    return personId
  })
}

/** Creates the person and signs in. */
export const signedIn = async (app: TestApp, person: NewPerson): Promise<Client & { personId: string }> => {
  const personId = await createPerson(app, person)
  const client = app.client()
  await client.call('POST /api/session', { body: { username: person.username, password } })
  return { ...client, personId }
}
