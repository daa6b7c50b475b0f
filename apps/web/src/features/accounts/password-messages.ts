import { messageBundle } from '../../i18n/messages.ts'
import type { PasswordMessages } from './messages/password.zh-CN.ts'

export const passwordMessages = messageBundle<PasswordMessages>({
  'zh-CN': () => import('./messages/password.zh-CN.ts'),
  en: () => import('./messages/password.en.ts'),
})
