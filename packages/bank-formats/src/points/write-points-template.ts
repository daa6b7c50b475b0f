import type { Language } from '@lianbing/contract'
import { workbookFile } from '../writers/xlsx/workbook.ts'

type Words = { sheet: string; examples: string; guide: string; headings: string[]; rows: string[][]; lines: string[][] }

const words: Record<Language, Words> = {
  'zh-CN': {
    sheet: '鉴定点',
    examples: '示例',
    guide: '填写说明',
    headings: ['代码', '名称', '上一级代码', '权重%', '重要程度'],
    rows: [
      ['A', '基础知识', '', '25', ''],
      ['AA', '安全用电', 'A', '10', ''],
      ['AA001', '触电急救的步骤', 'AA', '', 'X'],
      ['AA002', '安全标志的含义', 'AA', '', 'Y'],
      ['B', '相关知识', '', '75', ''],
    ],
    lines: [
      ['在工作表“鉴定点”里一行写一个鉴定点或鉴定范围，表头不要改。工作表“示例”和“填写说明”不会导入。'],
      ['代码', '同一工种里不重复，最多 40 个字。再次导入时按代码认出同一个鉴定点，没有代码的按名称和上一级认。'],
      ['名称', '必填，最多 200 个字。'],
      ['上一级代码', '它属于哪一个，写那一行的代码或名称；最上层留空。最多四层。'],
      ['权重%', '占试卷的百分之几，例如 12.5。留空不改原来的。'],
      ['重要程度', 'X 核心，Y 一般，Z 辅助。'],
      ['也可以直接导入标准里的鉴定要素细目表：一级、二级、三级鉴定范围和鉴定点各占几列，合并单元格不用拆。'],
    ],
  },
  en: {
    sheet: 'Exam points',
    examples: 'Examples',
    guide: 'How to fill in',
    headings: ['Code', 'Name', 'Parent code', 'Weight %', 'Importance'],
    rows: [
      ['A', 'Basic knowledge', '', '25', ''],
      ['AA', 'Electrical safety', 'A', '10', ''],
      ['AA001', 'First aid after an electric shock', 'AA', '', 'X'],
      ['AA002', 'What safety signs mean', 'AA', '', 'Y'],
      ['B', 'Trade knowledge', '', '75', ''],
    ],
    lines: [
      [
        'Write an exam point or a range of them a row on the sheet “Exam points” and leave its headings as they are. The sheets “Examples” and “How to fill in” are not imported.',
      ],
      [
        'Code',
        'Different for each in a trade, at most 40 characters. When you import again, a point is known by its code, or without one by its name and what it stands below.',
      ],
      ['Name', 'Required, at most 200 characters.'],
      ['Parent code', 'The code or the name of the row that it belongs to; empty at the top. At most four levels.'],
      ['Weight %', 'Its share of the paper, as 12.5. Empty leaves what there is.'],
      ['Importance', 'X core, Y general, Z auxiliary.'],
      [
        'A list as it stands in a national standard can be imported as it is, with columns for each level and merged cells.',
      ],
    ],
  },
}

const widths = [14, 40, 16, 12, 12]

/** A sheet to fill in with exam points, with an example and how to fill it in. */
export const writePointsTemplate = (language: Language): Uint8Array => {
  const { sheet, examples, guide, headings, rows, lines } = words[language]
  const list = { column: 4, values: ['X', 'Y', 'Z'] }
  return workbookFile([
    { name: sheet, rows: [headings], widths, list, headed: true },
    { name: examples, rows: [headings, ...rows], widths, headed: true },
    { name: guide, rows: lines, widths: [30, 100], headed: false },
  ])
}
