import type { ReportMessages } from './report.zh-CN.ts'

export const messages: ReportMessages = {
  title: 'What is wrong with this question',
  note: 'Anything to add? Write it here first (optional)',
  how: 'One tap on a reason sends it to those who look after the bank.',
  sent: 'Received, thank you',
}
