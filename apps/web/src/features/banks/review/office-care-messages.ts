import { messageBundle } from '../../../i18n/messages.ts'
import type { CareMessages } from './messages/office-care.zh-CN.ts'

/** Texts of the pages where questions are written and reviewed. */
export const careMessages = messageBundle<CareMessages>({
  'zh-CN': () => import('./messages/office-care.zh-CN.ts'),
  en: () => import('./messages/office-care.en.ts'),
})
