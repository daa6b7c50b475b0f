import { messageBundle } from '../../i18n/messages.ts'
import type { EndMessages } from './messages/end.zh-CN.ts'

export const endMessages = messageBundle<EndMessages>({
  'zh-CN': () => import('./messages/end.zh-CN.ts'),
  en: () => import('./messages/end.en.ts'),
})
