import type { PrintKind } from '@lianbing/bank-formats/print-in-child'
import type { Language } from '@lianbing/contract'

/** What files are called. */
export const printNames: Record<Language, Record<PrintKind, string>> = {
  'zh-CN': { paper: '试卷', keys: '参考答案', 'answer-sheet': '答题卡' },
  en: { paper: 'paper', keys: 'answer key', 'answer-sheet': 'answer sheet' },
}

/** Levels from 1 to 5 as papers name them. */
export const levelWords: Record<Language, readonly string[]> = {
  'zh-CN': ['一级/高级技师', '二级/技师', '三级/高级工', '四级/中级工', '五级/初级工'],
  en: ['level 1', 'level 2', 'level 3', 'level 4', 'level 5'],
}
