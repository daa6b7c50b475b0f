import { messageBundle } from '../../../i18n/messages.ts'
import type { ImportMessages } from './messages/office-import.zh-CN.ts'

/** Texts of the import pages alone. */
export const importMessages = messageBundle<ImportMessages>({
  'zh-CN': () => import('./messages/office-import.zh-CN.ts'),
  en: () => import('./messages/office-import.en.ts'),
})
