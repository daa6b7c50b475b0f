import { messageBundle } from '../../../i18n/messages.ts'
import type { ReadingMessages } from './messages/office-reading.zh-CN.ts'

/** Texts for what the readers of files say by code: problems, and how a file was read. */
export const readingMessages = messageBundle<ReadingMessages>({
  'zh-CN': () => import('./messages/office-reading.zh-CN.ts'),
  en: () => import('./messages/office-reading.en.ts'),
})
