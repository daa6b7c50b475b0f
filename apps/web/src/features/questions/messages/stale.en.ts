import type { StaleMessages } from './stale.zh-CN.ts'

export const messages: StaleMessages = {
  standard: 'The standard may be out of date. Go by the edition in force.',
  expired: 'This question is past its date and may no longer hold.',
}
