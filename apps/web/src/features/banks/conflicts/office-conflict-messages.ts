import { messageBundle } from '../../../i18n/messages.ts'
import type { ConflictsMessages } from './messages/office-conflicts.zh-CN.ts'

/** Texts of the office's page on conflicting keys and duplicates. */
export const conflictsMessages = messageBundle<ConflictsMessages>({
  'zh-CN': () => import('./messages/office-conflicts.zh-CN.ts'),
  en: () => import('./messages/office-conflicts.en.ts'),
})
