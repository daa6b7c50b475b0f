import { messageBundle } from '../i18n/messages.ts'
import type { OfficeMessages } from './messages/zh-CN.ts'

export const officeMessages = messageBundle<OfficeMessages>({
  'zh-CN': () => import('./messages/zh-CN.ts'),
  en: () => import('./messages/en.ts'),
})
