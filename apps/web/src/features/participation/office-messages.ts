import { messageBundle } from '../../i18n/messages.ts'
import type { ParticipationMessages } from './messages/office.zh-CN.ts'

/** Texts of the office's page on participation. */
export const participationMessages = messageBundle<ParticipationMessages>({
  'zh-CN': () => import('./messages/office.zh-CN.ts'),
  en: () => import('./messages/office.en.ts'),
})
