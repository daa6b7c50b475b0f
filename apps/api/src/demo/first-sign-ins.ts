import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Role } from '@lianbing/contract'
import { hashPassword } from '../features/accounts/passwords.ts'
import { readableCode } from '../features/organisations/readable-code.ts'

/** The accounts of the demonstration, each by its user name; the worker stands in a team, the others at the root. */
const accounts = [
  { username: 'worker', displayName: '李明', role: 'worker', what: 'practises and takes quizzes' },
  { username: 'admin', displayName: '王芳', role: 'admin', what: 'looks after banks and people' },
  { username: 'union', displayName: '赵建国', role: 'union', what: 'sees the participation' },
] as const satisfies { username: string; displayName: string; role: Role; what: string }[]

/** Three groups of four: 60 bits, and easy to type from a screen. */
const makePassword = () => Array.from({ length: 3 }, () => readableCode(4)).join('-')

/** The accounts with their passwords: `demoPassword` for all where it is given, else one of its own for each. */
export const makeSignIns = (demoPassword: string | undefined) =>
  Promise.all(
    accounts.map(async (account) => {
      const password = demoPassword ?? makePassword()
      return { ...account, password, passwordHash: await hashPassword(password) }
    }),
  )
export type SignIn = Awaited<ReturnType<typeof makeSignIns>>[number]

export const signInLines = (signIns: readonly SignIn[]): string[] =>
  signIns.map(({ username, password, what }) => `  ${username.padEnd(7)} ${password}   ${what}`)

/** Where the passwords are kept, readable by their owner alone. */
export const keepSignIns = async (dataDir: string, signIns: readonly SignIn[]): Promise<string> => {
  const file = resolve(dataDir, 'first-sign-ins.txt')
  await mkdir(dataDir, { recursive: true })
  await writeFile(file, '', { mode: 0o600 })
  // A file that was there before keeps its mode when it is written.
  await chmod(file, 0o600)
  await writeFile(file, `${signInLines(signIns).join('\n')}\n`)
  return file
}
