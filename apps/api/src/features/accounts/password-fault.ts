import { ProblemError } from '@lianbing/contract'
import { commonPasswords } from './common-passwords.ts'

/** What others know of the account: a password must not contain it. */
export type PasswordContext = { username: string; organisationName: string }
type PasswordFault = 'short' | 'common' | 'personal'

const minimumLength = 8
const plain = (text: string) => text.normalize('NFKC').toLowerCase()
/** A short name such as `li` stands in too many good passwords to be forbidden; two Chinese characters are a name. */
const tellsSomething = (name: string) => name.length >= 4 || (name.length >= 2 && /^\p{Script=Han}+$/u.test(name))
/** One part again and again (`abcabcabc`), or a run up or down the digits or the alphabet. */
const isPattern = (text: string) =>
  /^(.{1,4})\1+$/u.test(text) ||
  ['01234567890123456789', '98765432109876543210', 'abcdefghijklmnopqrstuvwxyz', 'zyxwvutsrqponmlkjihgfedcba'].some(
    (run) => run.includes(text),
  )

/** Why a new password is too easy to guess; undefined: it may be used. */
export const passwordFault = (password: string, context: PasswordContext): PasswordFault | undefined => {
  const text = plain(password)
  if ([...text].length < minimumLength) return 'short'
  if (commonPasswords.has(text) || isPattern(text)) return 'common'
  const known = [context.username, context.organisationName].map(plain)
  return known.some((name) => tellsSomething(name) && text.includes(name)) ? 'personal' : undefined
}

const messages: Record<PasswordFault, string> = {
  short: 'at least 8 characters',
  common: 'not one of the passwords that are tried first',
  personal: 'without the user name and the name of the organisation',
}

/** Throws what is wrong with a new password, at its place in the body. */
export const refuseWeakPassword = (password: string, context: PasswordContext, pointer: string): void => {
  const fault = passwordFault(password, context)
  if (fault !== undefined)
    throw new ProblemError('account.password_weak', { errors: [{ pointer, message: messages[fault] }] })
}
