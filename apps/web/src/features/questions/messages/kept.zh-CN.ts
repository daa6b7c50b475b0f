export const messages = {
  quiz: (n: number) => `测验里有 ${n} 个答案还在这台设备上，没有交到服务器。`,
  round: (n: number) => `练习里有 ${n} 个答案还在这台设备上，没有交到服务器。`,
  send: '打开并发送',
}
export type KeptMessages = typeof messages
