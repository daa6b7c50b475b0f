export const messages = {
  standard: '标准可能已过期，以现行版本为准。',
  expired: '这道题的有效期已过，内容可能已变。',
}
export type StaleMessages = typeof messages
