export const messages = {
  marks: (score: string, maximum: string, passed: boolean) => `${score}/${maximum}（${passed ? '及格' : '不及格'}）`,
  awaiting: '阅卷中',
  changed: (from: string, to: string, reason: string) => `成绩由 ${from} 改为 ${to}。原因：${reason}`,
}
export type ChangeMessages = typeof messages
