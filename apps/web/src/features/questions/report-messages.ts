import { messageBundle } from '../../i18n/messages.ts'
import type { ReportMessages } from './messages/report.zh-CN.ts'

export const reportMessages = messageBundle<ReportMessages>({
  'zh-CN': () => import('./messages/report.zh-CN.ts'),
  en: () => import('./messages/report.en.ts'),
})
