export const messages = {
  handInTitle: '现在交卷吗',
  allAnswered: '每一题都答了。',
  openNumbers: '没有答的题',
  flaggedNumbers: '做了标记的题',
  handInNote: '交卷后不能再改。',
  handInWaiting: (n: number) => `还有 ${n} 题没送到服务器，有网后自动发送，请别关页面。`,
  stay: '再看看',
  ended: '这次测验已经结束',
  endedMore: '不再收答案，马上显示结果。',
  timeOverSending: (n: number) => `正在把最后 ${n} 题发给服务器，请别关页面。`,
  timeOverLate: (n: number) => `${n} 题没有在时间内送到服务器，不计分；已保存到服务器的答案都计分，成绩马上就出。`,
  timeOverResult: '答案都在服务器上了，成绩马上就出。',
  timeOverOffline: '现在没有网络，有网后才看得到成绩。如果管理员给了更多时间，也要有网才能接着答。',
  elsewhere: '这次测验在另一台设备上打开了',
  elsewhereWindow: '这次测验在另一个窗口打开了',
  elsewhereMend: '可以在那边接着答。转到这里之后，那边就不能再写了，已保存的答案都在。',
  elsewhereWaiting: (n: number) =>
    `这台设备上还有 ${n} 题没送到服务器。转到这里就会发送，那边已经答了的题以那边为准；不转过来就不计分。`,
  elsewhereWindowWaiting: (n: number) => `还有 ${n} 题没送到服务器，有网后由答题的窗口自动发送。`,
  takeOver: '转到这里接着答',
  leave: '回测验列表',
}
export type EndMessages = typeof messages
