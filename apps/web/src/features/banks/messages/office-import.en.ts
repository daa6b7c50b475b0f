import type { ImportMessages } from './office-import.zh-CN.ts'

export const messages: ImportMessages = {
  dropFiles: 'Drop one or several files here, or',
  together: 'Files that are uploaded together are looked at together and put into the bank at once.',
  wrongKind: 'This kind of file cannot be read. Save it as .xlsx, .docx or .txt.',
  emptyFile: 'The file is empty. Make sure that it is the right one.',
  removeFile: (name) => `Without “${name}”`,
  chosenFiles: 'Files to upload',
  upload: (count) => `Upload and read ${count} files`,
  uploadStates: {
    waiting: 'To be uploaded',
    sending: 'Uploading',
    failed: 'Not uploaded',
    stopped: 'Not uploaded',
  },
  again: 'Upload again',
  others: 'Other files',
  stages: {
    waiting: 'Waits to be read',
    reading: 'Being read',
    comparing: 'Being compared with the bank',
    storing: 'Being stored',
  },
  readQuestions: (questions, rejected) => `Questions read: ${questions}, not read: ${rejected}`,
  look: 'Look at it',
}
