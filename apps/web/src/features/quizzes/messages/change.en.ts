import type { ChangeMessages } from './change.zh-CN.ts'

export const messages: ChangeMessages = {
  marks: (score, maximum, passed) => `${score}/${maximum} (${passed ? 'passed' : 'not passed'})`,
  awaiting: 'awaiting marks',
  changed: (from, to, reason) => `Your result changed from ${from} to ${to}, because: ${reason}`,
  marked: (to) => `Marking is done: ${to}.`,
  markedAgain: (from, to) => `A mark was corrected: your result changed from ${from} to ${to}.`,
}
