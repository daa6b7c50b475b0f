import { messageBundle } from '../../../i18n/messages.ts'
import type { RunningMessages } from './messages/office.zh-CN.ts'

/** Texts of the office's page on a quiz while it runs. */
export const runningMessages = messageBundle<RunningMessages>({
  'zh-CN': () => import('./messages/office.zh-CN.ts'),
  en: () => import('./messages/office.en.ts'),
})
