import type { Language } from '@lianbing/contract'
import type { QuestionType } from '@lianbing/scoring'

/** What a paper calls its parts, by type. */
export const paperTypeNames: Record<Language, Record<QuestionType, string>> = {
  'zh-CN': {
    'single-choice': '单项选择题',
    'multiple-choice': '多项选择题',
    'true-false': '判断题',
    blanks: '填空题',
    numeric: '计算题',
    ordering: '排序题',
    matching: '匹配题',
    written: '简答题',
  },
  en: {
    'single-choice': 'Single choice',
    'multiple-choice': 'Multiple choice',
    'true-false': 'True or false',
    blanks: 'Fill in the blanks',
    numeric: 'Calculations',
    ordering: 'Ordering',
    matching: 'Matching',
    written: 'Written answers',
  },
}
