import { messageBundle } from '../../i18n/messages.ts'
import type { HomeMessages } from './messages/zh-CN.ts'

export const homeMessages = messageBundle<HomeMessages>({
  'zh-CN': () => import('./messages/zh-CN.ts'),
  en: () => import('./messages/en.ts'),
})
