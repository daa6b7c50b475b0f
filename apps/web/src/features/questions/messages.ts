import { messageBundle } from '../../i18n/messages.ts'
import type { QuestionMessages } from './messages/zh-CN.ts'

export const questionMessages = messageBundle<QuestionMessages>({
  'zh-CN': () => import('./messages/zh-CN.ts'),
  en: () => import('./messages/en.ts'),
})
