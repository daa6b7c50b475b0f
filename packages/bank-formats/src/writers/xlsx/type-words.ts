import type { QuestionDraft } from '@lianbing/contract'
import type { SheetLanguage } from '../../layouts/tables/own-columns.ts'

/** Types as a sheet names them, and as readers know them. */
export const typeWords: Record<SheetLanguage, Record<QuestionDraft['type'], string>> = {
  'zh-CN': {
    'single-choice': '单选题',
    'multiple-choice': '多选题',
    'true-false': '判断题',
    blanks: '填空题',
    numeric: '数值题',
    ordering: '排序题',
    matching: '匹配题',
    written: '简答题',
  },
  en: {
    'single-choice': 'Single choice',
    'multiple-choice': 'Multiple choice',
    'true-false': 'True or false',
    blanks: 'Fill in the blanks',
    numeric: 'Numeric',
    ordering: 'Ordering',
    matching: 'Matching',
    written: 'Written answer',
  },
}

export const truthWords: Record<SheetLanguage, readonly [right: string, wrong: string]> = {
  'zh-CN': ['正确', '错误'],
  en: ['True', 'False'],
}
