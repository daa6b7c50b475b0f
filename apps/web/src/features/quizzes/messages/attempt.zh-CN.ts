export const messages = {
  attemptSafe: '已保存到服务器的答案都不会丢。',
  clock: '剩余时间',
  minutesLeft: (minutes: number) => `还剩 ${minutes} 分钟`,
  flag: '标记',
  unflag: '取消标记',
  clear: '清除答案',
  next: '下一题',
  handIn: '交卷',
  oneWay: '按顺序作答：点“下一题”后不能回头。',
  timeOver: '时间到了，答题已停止',
}
export type AttemptMessages = typeof messages
