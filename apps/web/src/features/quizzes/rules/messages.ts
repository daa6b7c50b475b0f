import { messageBundle } from '../../../i18n/messages.ts'
import type { RulesMessages } from './messages/zh-CN.ts'

export const rulesMessages = messageBundle<RulesMessages>({
  'zh-CN': () => import('./messages/zh-CN.ts'),
  en: () => import('./messages/en.ts'),
})
