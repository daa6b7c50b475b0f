import { messageBundle } from '../../i18n/messages.ts'
import type { KeptMessages } from './messages/kept.zh-CN.ts'

export const keptMessages = messageBundle<KeptMessages>({
  'zh-CN': () => import('./messages/kept.zh-CN.ts'),
  en: () => import('./messages/kept.en.ts'),
})
