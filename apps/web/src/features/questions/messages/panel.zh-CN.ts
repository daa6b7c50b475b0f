export const messages = {
  also: '另外也算对：',
  everyone: '这道题全体给分。',
  dropped: '这道题不计分，已从满分中去掉。',
  part: '部分答对',
  standard: '标准可能已过期，以现行版本为准。',
  expired: '这道题的有效期已过，内容可能已变。',
}
export type PanelMessages = typeof messages
