import { messageBundle } from '../../i18n/messages.ts'
import type { BanksMessages } from './messages/office.zh-CN.ts'

/** Texts of the office's pages on banks, questions, reports and imports. */
export const banksMessages = messageBundle<BanksMessages>({
  'zh-CN': () => import('./messages/office.zh-CN.ts'),
  en: () => import('./messages/office.en.ts'),
})
