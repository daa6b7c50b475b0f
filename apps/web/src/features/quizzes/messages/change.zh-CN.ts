export const messages = {
  marks: (score: string, maximum: string, passed: boolean) => `${score}/${maximum}（${passed ? '及格' : '不及格'}）`,
  awaiting: '阅卷中',
  changed: (from: string, to: string, reason: string) => `成绩由 ${from} 改为 ${to}。原因：${reason}`,
  marked: (to: string) => `阅卷完成，成绩 ${to}。`,
  markedAgain: (from: string, to: string) => `评分有更正，成绩由 ${from} 改为 ${to}。`,
}
export type ChangeMessages = typeof messages
