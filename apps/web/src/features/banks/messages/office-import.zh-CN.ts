export const messages = {
  dropFiles: '把一个或几个文件拖到这里，或',
  together: '一起上传的文件会放在一起看，一次放进题库。',
  wrongKind: '读不了这种文件。请另存为 .xlsx、.docx 或 .txt。',
  emptyFile: '文件是空的。请确认选对了文件。',
  removeFile: (name: string) => `不要“${name}”`,
  chosenFiles: '要上传的文件',
  upload: (count: string) => `上传并读取 ${count} 个文件`,
  uploadStates: {
    waiting: '等待上传',
    sending: '正在上传',
    failed: '没有上传成功',
    stopped: '没有上传',
  },
  again: '再上传一次',
  others: '换一批文件',
  stages: { waiting: '等待读取', reading: '正在读取', comparing: '正在与题库比对', storing: '正在保存' },
  readQuestions: (questions: string, rejected: string) => `读出 ${questions} 题，${rejected} 处没读成`,
  look: '查看',
}
export type ImportMessages = typeof messages
