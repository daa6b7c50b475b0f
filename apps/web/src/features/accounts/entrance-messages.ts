import { messageBundle } from '../../i18n/messages.ts'
import type { EntranceMessages } from './messages/entrance.zh-CN.ts'

export const entranceMessages = messageBundle<EntranceMessages>({
  'zh-CN': () => import('./messages/entrance.zh-CN.ts'),
  en: () => import('./messages/entrance.en.ts'),
})
