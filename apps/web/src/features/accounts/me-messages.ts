import { messageBundle } from '../../i18n/messages.ts'
import type { MeMessages } from './messages/me.zh-CN.ts'

export const meMessages = messageBundle<MeMessages>({
  'zh-CN': () => import('./messages/me.zh-CN.ts'),
  en: () => import('./messages/me.en.ts'),
})
