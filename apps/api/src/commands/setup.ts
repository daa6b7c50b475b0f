import { accounts } from '@lianbing/contract'
import { databaseErrorCode, withTx } from '../db/client.ts'
import { createAccount } from '../features/accounts/create-account.ts'
import { makePassword } from '../features/accounts/make-password.ts'
import { hashPassword } from '../features/accounts/passwords.ts'
import { insertGrant } from '../features/accounts/queries.ts'
import { createOrganisation } from '../features/organisations/create-organisation.ts'
import { type Command, required, UsageError } from './command.ts'

export const setup: Command = {
  words: 'setup',
  usage: 'setup --organisation NAME [--username owner]',
  options: { organisation: { type: 'string' }, username: { type: 'string' } },
  run: async (context, input) => {
    const name = required(input, 'organisation').trim()
    const username = accounts.username.safeParse(input.values.username ?? 'owner')
    if (!username.success) throw new UsageError(`--username takes ${username.error.issues[0]?.message}`)
    const password = makePassword()
    const passwordHash = await hashPassword(password)
    const { db, close } = await context.openDatabase()
    try {
      await withTx(db, async (tx) => {
        const organisationId = await createOrganisation(tx, { parentId: null, name, kind: 'city' })
        const account = { username: username.data, passwordHash, displayName: username.data, organisationId }
        await insertGrant(tx, { personId: await createAccount(tx, account), role: 'owner', organisationId })
      })
    } catch (error) {
      // The database allows one root, also when two set it up at once.
      if (databaseErrorCode(error) !== '23505') throw error
      context.note('This database has been set up already. More accounts: lianbing account create')
      return 1
    } finally {
      await close()
    }
    if (context.json) context.print(JSON.stringify({ organisation: name, username: username.data, password }))
    else {
      context.print(`${name} is set up. Its owner signs in as ${username.data} with the password ${password}`)
      context.note('The password is shown this once. Change it after the first sign-in.')
    }
    return 0
  },
}
