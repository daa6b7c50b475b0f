import { messageBundle } from '../../../i18n/messages.ts'
import type { PointSheetMessages } from './messages/office-point-sheet.zh-CN.ts'

/** Texts about bringing in exam points from a sheet. */
export const pointSheetMessages = messageBundle<PointSheetMessages>({
  'zh-CN': () => import('./messages/office-point-sheet.zh-CN.ts'),
  en: () => import('./messages/office-point-sheet.en.ts'),
})
