import { messageBundle } from '../i18n/messages.ts'
import type { ShellMessages } from './messages/zh-CN.ts'

export const shellMessages = messageBundle<ShellMessages>({
  'zh-CN': () => import('./messages/zh-CN.ts'),
  en: () => import('./messages/en.ts'),
})
