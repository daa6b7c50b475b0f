import { messageBundle } from '../../i18n/messages.ts'
import type { WorkMessages } from './messages/office-work.zh-CN.ts'

/** Texts for work on many questions, and for what questions are arranged by. */
export const workMessages = messageBundle<WorkMessages>({
  'zh-CN': () => import('./messages/office-work.zh-CN.ts'),
  en: () => import('./messages/office-work.en.ts'),
})
