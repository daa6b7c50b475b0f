import { messageBundle } from '../../i18n/messages.ts'
import type { PeopleMessages } from './messages/office.zh-CN.ts'

/** Texts of the office's page on people. */
export const peopleMessages = messageBundle<PeopleMessages>({
  'zh-CN': () => import('./messages/office.zh-CN.ts'),
  en: () => import('./messages/office.en.ts'),
})
