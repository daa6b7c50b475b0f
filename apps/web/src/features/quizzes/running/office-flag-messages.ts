import { messageBundle } from '../../../i18n/messages.ts'
import type { FlagMessages } from './messages/office-flags.zh-CN.ts'

/** Texts of the part of the page that shows what stands out. */
export const flagMessages = messageBundle<FlagMessages>({
  'zh-CN': () => import('./messages/office-flags.zh-CN.ts'),
  en: () => import('./messages/office-flags.en.ts'),
})
