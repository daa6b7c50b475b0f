import type { SheetToWrite } from '@lianbing/bank-formats/workbook'
import type { Language } from '@lianbing/contract'
import type { Sitter } from './entry-queries.ts'

const words: Record<Language, { file: string; sheet: string; guide: string; headings: string[]; lines: string[][] }> = {
  'zh-CN': {
    file: '纸笔考试成绩录入表.xlsx',
    sheet: '成绩',
    guide: '填写说明',
    headings: ['用户名', '姓名', '单位', '卷别', '答案', '总分'],
    lines: [
      ['每人一行，第一行标题不要改。没有参加考试的人，答案和总分都留空。'],
      ['卷别', '试卷上印的字母，如 A。'],
      [
        '答案',
        '按题号顺序连着写，如 ABCDA√×。多选题写完空一格，或加括号，如 (ACD)；没有作答写 -；简答题写得分，如 *8.5；还没有评分的写 *，交给阅卷人评分。',
      ],
      ['总分', '不录每题答案时只填总分，如 87.5。答案和总分只填一项。'],
      ['也可以不用“答案”一列，改成每题一列，标题写 1、2、3……'],
    ],
  },
  en: {
    file: 'results-on-paper.xlsx',
    sheet: 'Results',
    guide: 'How to fill in',
    headings: ['Username', 'Name', 'Organisation', 'Form', 'Answers', 'Total'],
    lines: [
      ['One row a person; leave the headings as they are. Who did not sit has neither answers nor total.'],
      ['Form', 'The letter printed on the paper, as A.'],
      [
        'Answers',
        'In the order of the numbers, as ABCDA√×. A multiple choice ends with a blank or stands in brackets, as (ACD); - is no answer; *8.5 is a written answer with its points, * one that people mark later.',
      ],
      ['Total', 'Where the answers are not entered, as 87.5. Fill in one of the two.'],
      ['Instead of the column Answers there may be a column for each number, called 1, 2, 3 …'],
    ],
  },
}

type Listed = Pick<Sitter, 'username' | 'displayName' | 'organisationName'>

/** What the file is called. */
export const templateName = (language: Language): string => words[language].file

/** The sheets of a workbook to fill in: a row for each person, and how to fill it in. */
export const templateSheets = (
  language: Language,
  people: readonly Listed[],
  letters: readonly string[],
): [list: SheetToWrite, guide: SheetToWrite] => {
  const { sheet, guide, headings, lines } = words[language]
  const rows = people.map(({ username, displayName, organisationName }) => [
    username,
    displayName,
    organisationName,
    '',
    '',
    '',
  ])
  const list = { column: 3, values: letters.length > 0 ? [...letters] : ['A', 'B'] }
  return [
    { name: sheet, rows: [headings, ...rows], widths: [18, 14, 26, 8, 60, 10], list, headed: true },
    { name: guide, rows: lines, widths: [14, 110], headed: false },
  ]
}
