import { messageBundle } from '../../../i18n/messages.ts'
import type { PrintingMessages } from './messages/office.zh-CN.ts'

/** Texts of the office's page on a quiz on paper. */
export const printingMessages = messageBundle<PrintingMessages>({
  'zh-CN': () => import('./messages/office.zh-CN.ts'),
  en: () => import('./messages/office.en.ts'),
})
