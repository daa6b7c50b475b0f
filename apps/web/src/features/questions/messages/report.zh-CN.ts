export const messages = {
  title: '这道题哪里不对',
  note: '想补充的话，先写在这里（可不填）',
  how: '点一下原因就发送，管题库的人会看到。',
  sent: '已收到，谢谢反映',
}
export type ReportMessages = typeof messages
