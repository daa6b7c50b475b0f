import type { EndMessages } from './end.zh-CN.ts'

const rules = new Intl.PluralRules('en')
const count = (n: number, one: string, many = `${one}s`) => `${n} ${rules.select(n) === 'one' ? one : many}`

export const messages: EndMessages = {
  handInTitle: 'Hand in now',
  allAnswered: 'Every question is answered.',
  openNumbers: 'Not answered',
  flaggedNumbers: 'Flagged',
  handInNote: 'Nothing can be changed afterwards.',
  handInWaiting: (n) =>
    `${count(n, 'answer')} did not reach the server yet and ${n === 1 ? 'goes' : 'go'} out when the signal is back. Leave the page open.`,
  stay: 'Look again',
  ended: 'This quiz is over',
  endedMore: 'No more answers are taken. The result is shown in a moment.',
  timeOverSending: (n) => `Sending the last ${n} to the server. Leave the page open.`,
  timeOverLate: (n) =>
    `${count(n, 'answer')} did not reach the server in time and ${n === 1 ? 'does' : 'do'} not count. Everything saved on the server counts; the result comes in a moment.`,
  timeOverResult: 'All answers are on the server. The result comes in a moment.',
  timeOverOffline:
    'There is no network now: the result shows when it is back. If an admin has given more time, you can go on only then, too.',
  elsewhere: 'This quiz is open on another device',
  elsewhereWindow: 'This quiz is open in another window',
  elsewhereMend: 'You can go on there. If you bring it here, the other one can no longer write; saved answers stay.',
  elsewhereWaiting: (n) =>
    `${count(n, 'answer')} on this device did not reach the server. If you go on here, what the other device has not answered is sent; otherwise it does not count.`,
  elsewhereWindowWaiting: (n) =>
    `${count(n, 'answer')} did not reach the server yet and ${n === 1 ? 'goes' : 'go'} out from the window in use when the signal is back.`,
  takeOver: 'Go on here',
  leave: 'To the quizzes',
}
