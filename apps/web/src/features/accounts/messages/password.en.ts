import type { PasswordMessages } from './password.zh-CN.ts'

export const messages: PasswordMessages = {
  long: 'At least 8 characters',
  impersonal: 'Without your user name and organisation',
  uncommon: 'Nothing easy to guess, such as 12345678 or abcabcabc',
  kept: 'done',
  open: 'not yet',
  unfit: 'One of the points above is not met yet.',
  refused: (title, mend) => `${title}. ${mend}`,
}
