import { messageBundle } from '../../../i18n/messages.ts'
import type { AnalysisMessages } from './messages/office-analysis.zh-CN.ts'

/** Texts of the pages on how quizzes and questions have measured. */
export const analysisMessages = messageBundle<AnalysisMessages>({
  'zh-CN': () => import('./messages/office-analysis.zh-CN.ts'),
  en: () => import('./messages/office-analysis.en.ts'),
})
