import { messageBundle } from '../../../i18n/messages.ts'
import type { MakingMessages } from './messages/zh-CN.ts'

export const makingMessages = messageBundle<MakingMessages>({
  'zh-CN': () => import('./messages/zh-CN.ts'),
  en: () => import('./messages/en.ts'),
})
