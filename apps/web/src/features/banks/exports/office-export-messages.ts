import { messageBundle } from '../../../i18n/messages.ts'
import type { ExportMessages } from './messages/office-export.zh-CN.ts'

/** Texts about exporting questions, and what each format holds. */
export const exportMessages = messageBundle<ExportMessages>({
  'zh-CN': () => import('./messages/office-export.zh-CN.ts'),
  en: () => import('./messages/office-export.en.ts'),
})
