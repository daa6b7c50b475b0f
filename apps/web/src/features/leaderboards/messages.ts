import { messageBundle } from '../../i18n/messages.ts'
import type { BoardMessages } from './messages/zh-CN.ts'

export const boardMessages = messageBundle<BoardMessages>({
  'zh-CN': () => import('./messages/zh-CN.ts'),
  en: () => import('./messages/en.ts'),
})
