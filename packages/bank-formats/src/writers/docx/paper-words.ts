import type { Language } from '@lianbing/contract'

interface PaperWords {
  /** Of the part's number, from 0. */
  part(place: number, heading: string, count: number): string
  case: string
  left: string
  right: string
  unit(unit: string): string
  keys: string
  answer: string
  explanation: string
  truth: readonly [right: string, wrong: string]
  anyOrder: string
  paperFile: string
  keyFile: string
}

const numerals = '一二三四五六七八'

/** What a paper says around its questions. */
export const paperWords: Record<Language, PaperWords> = {
  'zh-CN': {
    part: (place, heading, count) => `${numerals[place] ?? place + 1}、${heading}（共${count}题）`,
    case: '材料：',
    left: '左侧：',
    right: '右侧：',
    unit: (unit) => `（单位：${unit}）`,
    keys: '参考答案',
    answer: '答案：',
    explanation: '解析：',
    truth: ['正确', '错误'],
    anyOrder: '（顺序不限）',
    paperFile: '试卷.docx',
    keyFile: '参考答案.docx',
  },
  en: {
    part: (place, heading, count) => `Part ${place + 1}: ${heading} (${count})`,
    case: 'Case: ',
    left: 'Left:',
    right: 'Right:',
    unit: (unit) => ` (in ${unit})`,
    keys: 'Answer key',
    answer: 'Answer: ',
    explanation: 'Explanation: ',
    truth: ['True', 'False'],
    anyOrder: ' (in any order)',
    paperFile: 'paper.docx',
    keyFile: 'answer-key.docx',
  },
}
