import { accounts, ProblemError, role } from '@lianbing/contract'
import { withTx } from '../db/client.ts'
import { createAccount } from '../features/accounts/create-account.ts'
import { createRecoveryCode } from '../features/accounts/create-recovery-code.ts'
import { makePassword } from '../features/accounts/make-password.ts'
import { hashPassword } from '../features/accounts/passwords.ts'
import { findSignIn, insertGrant } from '../features/accounts/queries.ts'
import { signInName } from '../features/accounts/sign-in-name.ts'
import { getOrganisationPath } from '../features/organisations/queries.ts'
import { type Command, required, UsageError } from './command.ts'

export const accountCreate: Command = {
  words: 'account create',
  usage: `account create --username NAME --name "SHOWN NAME" --organisation ID --role ${role.options.join('|')}`,
  options: {
    username: { type: 'string' },
    name: { type: 'string' },
    organisation: { type: 'string' },
    role: { type: 'string' },
  },
  run: async (context, input) => {
    const username = accounts.username.safeParse(required(input, 'username'))
    if (!username.success) throw new UsageError(`--username takes ${username.error.issues[0]?.message}`)
    const displayName = required(input, 'name')
    const organisationId = Number(required(input, 'organisation'))
    if (!Number.isInteger(organisationId)) throw new UsageError('--organisation takes the number of an organisation')
    const granted = role.safeParse(required(input, 'role'))
    if (!granted.success) throw new UsageError(`--role takes one of ${role.options.join(', ')}`)
    const password = makePassword()
    const passwordHash = await hashPassword(password)
    const { db, close } = await context.openDatabase()
    try {
      const personId = await withTx(db, async (tx) => {
        await getOrganisationPath(tx, organisationId)
        const id = await createAccount(tx, { username: username.data, passwordHash, displayName, organisationId })
        await insertGrant(tx, { personId: id, role: granted.data, organisationId })
        return id
      })
      if (context.json) context.print(JSON.stringify({ personId, username: username.data, password }))
      else context.print(`${username.data} signs in with the password ${password} (shown this once)`)
    } finally {
      await close()
    }
    return 0
  },
}

export const accountResetPassword: Command = {
  words: 'account reset-password',
  usage: 'account reset-password --username NAME',
  options: { username: { type: 'string' } },
  run: async (context, input) => {
    const username = required(input, 'username')
    const { db, close } = await context.openDatabase()
    try {
      const found = await findSignIn(db, signInName(username))
      if (found === undefined) throw new ProblemError('account.unknown')
      const { code, expiresAt } = await createRecoveryCode(db, found.personId, null)
      if (context.json) context.print(JSON.stringify({ username, code, expiresAt }))
      else context.print(`${username} sets a new password with the one-time code ${code}, until ${expiresAt}`)
    } finally {
      await close()
    }
    return 0
  },
}
