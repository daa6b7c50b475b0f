import { messageBundle } from '../../i18n/messages.ts'
import type { AttemptMessages } from './messages/attempt.zh-CN.ts'

export const attemptMessages = messageBundle<AttemptMessages>({
  'zh-CN': () => import('./messages/attempt.zh-CN.ts'),
  en: () => import('./messages/attempt.en.ts'),
})
