import { messageBundle } from '../../i18n/messages.ts'
import type { QuizMessages } from './messages/zh-CN.ts'

export const quizMessages = messageBundle<QuizMessages>({
  'zh-CN': () => import('./messages/zh-CN.ts'),
  en: () => import('./messages/en.ts'),
})
