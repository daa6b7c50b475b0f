import type { PanelMessages } from './panel.zh-CN.ts'

export const messages: PanelMessages = {
  also: 'Also accepted:',
  everyone: 'Everyone got the mark for this question.',
  dropped: 'This question was dropped and counts for nobody.',
  part: 'Partly right',
  standard: 'The standard may be out of date. Go by the edition in force.',
  expired: 'This question is past its date and may no longer hold.',
}
