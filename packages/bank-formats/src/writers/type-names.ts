import type { Language } from '@lianbing/contract'
import type { QuestionType } from '@lianbing/scoring'

type Names = Record<Language, Record<QuestionType, string>>

/** Types as a sheet names them, and as readers know them. */
export const typeWords: Names = {
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

/** What a paper calls its parts, by type: as a sheet does, but where papers have a custom of their own. */
export const paperTypeNames: Names = {
  'zh-CN': {
    ...typeWords['zh-CN'],
    'single-choice': '单项选择题',
    'multiple-choice': '多项选择题',
    numeric: '计算题',
  },
  en: { ...typeWords.en, numeric: 'Calculations', written: 'Written answers' },
}
