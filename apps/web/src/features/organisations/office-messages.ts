import { messageBundle } from '../../i18n/messages.ts'
import type { OrganisationsMessages } from './messages/office.zh-CN.ts'

/** Texts of the office's pages on organisations. */
export const organisationsMessages = messageBundle<OrganisationsMessages>({
  'zh-CN': () => import('./messages/office.zh-CN.ts'),
  en: () => import('./messages/office.en.ts'),
})
