import { messageBundle } from '../../../i18n/messages.ts'
import type { OfficeRulesMessages } from './messages/office.zh-CN.ts'

/** Texts of the form of the rules, and of the page of exceptions to them. */
export const officeRulesMessages = messageBundle<OfficeRulesMessages>({
  'zh-CN': () => import('./messages/office.zh-CN.ts'),
  en: () => import('./messages/office.en.ts'),
})
