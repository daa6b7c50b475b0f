export const messages = {
  part: '部分答对',
  standard: '标准可能已过期，以现行版本为准。',
  expired: '这道题的有效期已过，内容可能已变。',
}
export type PanelMessages = typeof messages
