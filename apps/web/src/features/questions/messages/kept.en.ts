import type { KeptMessages } from './kept.zh-CN.ts'

const answers = (n: number) => (n === 1 ? '1 answer' : `${n} answers`)

export const messages: KeptMessages = {
  quiz: (n) => `${answers(n)} of a quiz ${n === 1 ? 'is' : 'are'} still on this device and did not reach the server.`,
  round: (n) =>
    `${answers(n)} of a practice round ${n === 1 ? 'is' : 'are'} still on this device and did not reach the server.`,
  send: 'Open and send',
}
