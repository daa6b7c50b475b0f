export const messages = {
  title: '这道题哪里不对',
  note: '想补充的话，先写在这里（可不填）',
  how: '点一下原因就发送，管题库的人会看到。',
  reasons: {
    'wrong-key': '答案不对',
    unclear: '题目看不明白',
    'out-of-date': '内容过时了',
    typo: '有错别字',
    other: '其他问题',
  },
  sent: '已收到，谢谢反映',
}
export type ReportMessages = typeof messages
