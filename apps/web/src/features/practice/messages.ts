import { messageBundle } from '../../i18n/messages.ts'
import type { PracticeMessages } from './messages/zh-CN.ts'

export const practiceMessages = messageBundle<PracticeMessages>({
  'zh-CN': () => import('./messages/zh-CN.ts'),
  en: () => import('./messages/en.ts'),
})
