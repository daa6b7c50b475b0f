import type { OwnColumn, SheetLanguage } from '../../layouts/tables/own-columns.ts'
import { ownHeadings } from '../../layouts/tables/own-columns.ts'

interface Guide {
  lines: string[]
  columns: Partial<Record<OwnColumn, string>>
  options: [heading: string, text: string]
  targets: [heading: string, text: string]
  marks: [written: string, shown: string][]
}

const guides: Record<SheetLanguage, Guide> = {
  'zh-CN': {
    lines: [
      '怎样填写',
      '在“题目”表里一行写一道题，首行标题不要改动；用不到的列可以删去，但要保留“题型”“题干”“答案”“位置固定的选项”。',
      '“示例”表里每种题型各有一道。“示例”和“填写说明”两张表不会导入。',
      '填好以后在导入页上传这个文件，先看预览，再决定是否入库。',
    ],
    columns: {
      type: '单选题、多选题、判断题、填空题、数值题、排序题、匹配题、简答题。',
      stem: '题目本身。填空题的空写成 ____（两个以上下划线）或空括号。图片放在题干单元格上面。',
      answer:
        '单选写一个字母，如 B；多选如 ACD；判断写“正确”或“错误”；填空一行写一个空，几种写法用 || 隔开；数值写数字；排序按正确顺序写字母，如 BCAD；匹配写 A-B, B-A；简答写参考答案。',
      explanation: '答题之后显示。',
      tolerance: '只用于数值题，如 0.1。',
      unit: '只用于数值题，如 A、mm。',
      anyOrder: '只用于填空题：写“是”表示各空答案可以互换。',
      pinned: '选项打乱时不移动的选项，如 D；写 - 表示都可以移动；不填时“以上都对”一类自动固定。',
      level: '5 初级工，4 中级工，3 高级工，2 技师，1 高级技师。',
      difficulty: '1 最易，5 最难。',
      examPoint: '鉴定点的名称。',
      group: '同一个案例的几道题写同一个编号。',
      material: '案例的文字，只写在该案例的第一道题上也可以。',
      source: '题目从哪里来。',
      standard: '依据的标准，如 GB 26860。',
      validFrom: '日期写成 2026-03-01。',
      language: 'zh-CN 或 en；不填时按文字判断。',
    },
    options: ['选项A、选项B……', '选择题、排序题的选项，匹配题的左侧。需要更多时按“选项G”的样子加列。'],
    targets: ['匹配项A、匹配项B……', '匹配题的右侧。'],
    marks: [
      ['\\(\\frac{U}{R}\\)', '公式（TeX 写法）'],
      ['{{sub:2}} {{sup:2}}', '下标、上标'],
      ['{{b:…}} {{i:…}} {{u:…}}', '加粗、斜体、下划线'],
      ['{{A}}', '选项 A；选项打乱后仍指向它'],
      ['{{image:1}}', '放在这个单元格上的第 1 张图片的位置'],
    ],
  },
  en: {
    lines: [
      'How to fill in',
      'Write a question a row on the sheet “Questions” and leave its headings as they are. Columns that you do not need may be deleted, but keep Type, Question, Answer and Options that keep their place.',
      'The sheet “Examples” has a question of each type. The sheets “Examples” and “How to fill in” are not imported.',
      'Upload this file on the page Imports, look at the preview, and then decide.',
    ],
    columns: {
      type: 'Single choice, Multiple choice, True or false, Fill in the blanks, Numeric, Ordering, Matching, Written answer.',
      stem: 'What is asked. Write a gap as ____ (two underscores or more) or as empty brackets. Put pictures over the cell.',
      answer:
        'Single choice: a letter, as B. Multiple choice: ACD. True or false: True or False. Blanks: a line for each gap, with other right answers behind ||. Numeric: the number. Ordering: the letters in the right order, as BCAD. Matching: A-B, B-A. Written answer: what a marker looks for.',
      explanation: 'Shown after the answer.',
      tolerance: 'Of numbers, as 0.1.',
      unit: 'Of numbers, as A or mm.',
      anyOrder: 'Of blanks: yes where the gaps may be filled in any order.',
      pinned:
        'Options that stay where they are when the others are shuffled, as D; - for none. Where it is empty, “all of the above” and its like stay.',
      level: '5 (lowest) to 1 (highest).',
      difficulty: '1 easy to 5 hard.',
      examPoint: 'Name of the exam point.',
      group: 'The same number for all questions of a case.',
      material: 'The text of the case; it is enough in the first of its questions.',
      source: 'Where the question comes from.',
      standard: 'The standard that it rests on, as GB 26860.',
      validFrom: 'Days are written as 2026-03-01.',
      language: 'zh-CN or en; where it is empty, the words tell.',
    },
    options: [
      'Option A, Option B …',
      'Options of choices and orderings, the left side of a matching. Add columns such as Option G where you need more.',
    ],
    targets: ['Target A, Target B …', 'The right side of a matching.'],
    marks: [
      ['\\(\\frac{U}{R}\\)', 'A formula in TeX'],
      ['{{sub:2}} {{sup:2}}', 'Lowered and raised text'],
      ['{{b:…}} {{i:…}} {{u:…}}', 'Bold, italic, underlined'],
      ['{{A}}', 'Option A, under the letter that it has after shuffling'],
      ['{{image:1}}', 'The place of the first picture over this cell'],
    ],
  },
}

/** Rows of the sheet that explains the template. */
export const guideRows = (language: SheetLanguage): string[][] => {
  const { lines, columns, options, targets, marks } = guides[language]
  const { type, stem, ...rest } = columns
  const headings = ownHeadings[language]
  const row = ([column, text]: [string, string]) => [headings[column as OwnColumn], text]
  return [
    ...lines.map((line) => [line]),
    [''],
    [headings.type, type ?? ''],
    [headings.stem, stem ?? ''],
    options,
    targets,
    ...Object.entries(rest).map(row),
    [''],
    ...marks,
  ]
}
