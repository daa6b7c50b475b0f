export type PasswordRule = 'long' | 'impersonal' | 'uncommon'

const plain = (text: string) => text.normalize('NFKC').toLowerCase()
/** As the server has it: shorter names stand in too many good passwords. */
const tellsSomething = (name: string) => name.length >= 4 || (name.length >= 2 && /^\p{Script=Han}+$/u.test(name))
const runs = [
  '01234567890123456789',
  '98765432109876543210',
  'abcdefghijklmnopqrstuvwxyz',
  'zyxwvutsrqponmlkjihgfedcba',
]

/**
 * What can be said about a new password while it is typed; the server decides, and knows a list of common ones beside.
 * `names`: user name and organisation, which must not be part of it.
 */
export const passwordRules = (password: string, names: readonly string[]): Record<PasswordRule, boolean> => {
  const text = plain(password)
  const written = text !== ''
  return {
    long: [...text].length >= 8,
    impersonal: written && !names.map(plain).some((name) => tellsSomething(name) && text.includes(name)),
    uncommon: [...text].length >= 4 && !/^(.{1,4})\1+$/u.test(text) && !runs.some((run) => run.includes(text)),
  }
}

export const keepsPasswordRules = (password: string, names: readonly string[]): boolean =>
  Object.values(passwordRules(password, names)).every(Boolean)
