import type { ReportMessages } from './report.zh-CN.ts'

export const messages: ReportMessages = {
  title: 'What is wrong with this question',
  note: 'Anything to add? Write it here first (optional)',
  how: 'One tap on a reason sends it to those who look after the bank.',
  reasons: {
    'wrong-key': 'The answer is wrong',
    unclear: 'I do not understand it',
    'out-of-date': 'It is out of date',
    typo: 'There is a typing error',
    other: 'Something else',
  },
  sent: 'Received, thank you',
}
