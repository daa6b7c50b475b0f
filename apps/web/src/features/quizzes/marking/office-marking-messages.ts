import { messageBundle } from '../../../i18n/messages.ts'
import type { MarkingMessages } from './messages/zh-CN.ts'

export const markingMessages = messageBundle<MarkingMessages>({
  'zh-CN': () => import('./messages/zh-CN.ts'),
  en: () => import('./messages/en.ts'),
})
