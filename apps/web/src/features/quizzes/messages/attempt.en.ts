import type { AttemptMessages } from './attempt.zh-CN.ts'

const rules = new Intl.PluralRules('en')
const count = (n: number, one: string, many = `${one}s`) => `${n} ${rules.select(n) === 'one' ? one : many}`

export const messages: AttemptMessages = {
  attemptSafe: 'Answers saved on the server are not lost.',
  clock: 'Time left',
  minutesLeft: (minutes) => `${count(minutes, 'minute')} left`,
  flag: 'Flag',
  unflag: 'Remove the flag',
  clear: 'Clear the answer',
  next: 'Next',
  handIn: 'Hand in',
  oneWay: 'In order: after “Next” there is no way back.',
  timeOver: 'Time is over, no more answers',
}
