/** Columns of our own sheet beside those of options and targets, in their order. */
export const ownColumns = [
  'type',
  'stem',
  'answer',
  'explanation',
  'tolerance',
  'unit',
  'anyOrder',
  'pinned',
  'level',
  'difficulty',
  'examPoint',
  'group',
  'material',
  'source',
  'sourceDetail',
  'licence',
  'author',
  'reviewer',
  'standard',
  'edition',
  'validFrom',
  'validUntil',
  'language',
] as const
export type OwnColumn = (typeof ownColumns)[number]

export type SheetLanguage = 'zh-CN' | 'en'

/** Headings; other programs' sheets have some of them, but none has the one for pinned options. */
export const ownHeadings: Record<SheetLanguage, Record<OwnColumn, string>> = {
  'zh-CN': {
    type: '题型',
    stem: '题干',
    answer: '答案',
    explanation: '解析',
    tolerance: '允许误差',
    unit: '单位',
    anyOrder: '各空不分顺序',
    pinned: '位置固定的选项',
    level: '等级',
    difficulty: '难度',
    examPoint: '鉴定点',
    group: '案例编号',
    material: '案例材料',
    source: '来源',
    sourceDetail: '来源位置',
    licence: '许可',
    author: '作者',
    reviewer: '审核人',
    standard: '标准',
    edition: '标准版本',
    validFrom: '生效日期',
    validUntil: '失效日期',
    language: '语言',
  },
  en: {
    type: 'Type',
    stem: 'Question',
    answer: 'Answer',
    explanation: 'Explanation',
    tolerance: 'Tolerance',
    unit: 'Unit',
    anyOrder: 'Gaps in any order',
    pinned: 'Options that keep their place',
    level: 'Level',
    difficulty: 'Difficulty',
    examPoint: 'Exam point',
    group: 'Case number',
    material: 'Case',
    source: 'Source',
    sourceDetail: 'Place in the source',
    licence: 'Licence',
    author: 'Author',
    reviewer: 'Reviewer',
    standard: 'Standard',
    edition: 'Edition of the standard',
    validFrom: 'Valid from',
    validUntil: 'Valid until',
    language: 'Language',
  },
}
export const optionHeading: Record<SheetLanguage, string> = { 'zh-CN': '选项', en: 'Option ' }
export const targetHeading: Record<SheetLanguage, string> = { 'zh-CN': '匹配项', en: 'Target ' }

/** Sheets that explain how to fill in the others; they hold no questions of anybody. */
export const guideSheets: Record<SheetLanguage, { examples: string; guide: string }> = {
  'zh-CN': { examples: '示例', guide: '填写说明' },
  en: { examples: 'Examples', guide: 'How to fill in' },
}

/** Which column of a sheet holds what. */
export interface OwnPlaces {
  columns: Map<OwnColumn, number>
  /** Columns of options and targets by their letters. */
  options: number[]
  targets: number[]
}

const lettered = (heading: string, names: Record<SheetLanguage, string>): number | undefined => {
  const [letter] = Object.values(names).flatMap((name) =>
    heading.startsWith(name) && /^[A-Z]$/.test(heading.slice(name.length)) ? [heading.slice(name.length)] : [],
  )
  return letter === undefined ? undefined : letter.charCodeAt(0) - 65
}

const columnNamed = (heading: string): OwnColumn | undefined =>
  ownColumns.find((column) => Object.values(ownHeadings).some((names) => names[column] === heading))

/** The places of our own columns, where headings are nothing but ours; undefined for any other sheet. */
export const ownPlaces = (headings: readonly string[]): OwnPlaces | undefined => {
  const found: OwnPlaces = { columns: new Map(), options: [], targets: [] }
  for (const [column, text] of headings.entries()) {
    const heading = text.trim()
    if (heading === '') continue
    const option = lettered(heading, optionHeading)
    const target = lettered(heading, targetHeading)
    const name = columnNamed(heading)
    if (option !== undefined) found.options[option] = column
    else if (target !== undefined) found.targets[target] = column
    else if (name !== undefined && !found.columns.has(name)) found.columns.set(name, column)
    else return undefined
  }
  const named = (['type', 'stem', 'answer', 'pinned'] as const).every((column) => found.columns.has(column))
  return named ? found : undefined
}
