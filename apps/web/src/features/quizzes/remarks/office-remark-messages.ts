import { messageBundle } from '../../../i18n/messages.ts'
import type { RemarkMessages } from './messages/office-remarks.zh-CN.ts'

/** Texts of the pages where a wrong key is mended in all attempts. */
export const remarkMessages = messageBundle<RemarkMessages>({
  'zh-CN': () => import('./messages/office-remarks.zh-CN.ts'),
  en: () => import('./messages/office-remarks.en.ts'),
})
