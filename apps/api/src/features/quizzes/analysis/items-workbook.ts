import { type CellObject, utils, write } from '@e965/xlsx'
import { contentText } from '@lianbing/contract'
import type { ItemRow } from './view-queries.ts'

const words = {
  'zh-CN': {
    file: '题目分析',
    sheet: '题目',
    head: ['题目', '版本', '题型', '作答人数', '得分率', '区分度', '用时中位数（秒）', '抽到比例', '可疑之处'],
    suspicions: { 'wrong-favoured': '错误选项选得最多', negative: '区分度为负', 'dead-options': '有选项没人选' },
  },
  en: {
    file: 'Item analysis',
    sheet: 'Questions',
    head: [
      'Question',
      'Version',
      'Type',
      'People',
      'Facility',
      'Discrimination',
      'Median seconds',
      'Exposure',
      'Doubts',
    ],
    suspicions: {
      'wrong-favoured': 'a wrong option is favoured',
      negative: 'negative discrimination',
      'dead-options': 'options that nobody takes',
    },
  },
}
export type WorkbookLocale = keyof typeof words

/** Typed as text: a stem that begins with = or @ is never calculated. */
const text = (value: string): CellObject => ({ t: 's', v: value })
const figure = (value: number | null, format: string): CellObject =>
  value === null ? { t: 'z' } : { t: 'n', v: value, z: format }

/** The table of items as an xlsx file; figures that are hidden stay empty. */
export const itemsWorkbook = (title: string, rows: readonly ItemRow[], locale: WorkbookLocale) => {
  const said = words[locale]
  const cells = rows.map((row) => [
    text(contentText(row.stem)),
    figure(row.version, '0'),
    text(row.type),
    figure(row.n, '0'),
    figure(row.facility, '0.0%'),
    figure(row.discrimination, '0.00'),
    figure(row.medianSeconds, '0'),
    figure(row.exposure, '0.0%'),
    text(row.suspicions.map((suspicion) => said.suspicions[suspicion]).join('; ')),
  ])
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet([said.head.map(text), ...cells]), said.sheet)
  return {
    bytes: new Uint8Array(write(book, { type: 'array', bookType: 'xlsx', compression: true }) as ArrayBuffer),
    fileName: `${said.file} ${title}.xlsx`,
  }
}
