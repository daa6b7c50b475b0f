import type { Input } from '@lianbing/contract/client'

type Format = Input<'POST /api/questions/export'>['body']['format']

const formats: Record<Format, readonly [name: string, holds: string]> = {
  json: ['本平台题库包', '什么都不丢：图片、出处、许可、各个版本和答案的修改记录。给别的城市用，或留作备份。'],
  xlsx: ['Excel 表格', '一行一题，可以修改后再导入。表格里放不下题目中的表格。'],
  docx: ['Word 试卷', '试卷和参考答案两个文件，放在一个压缩包里，适合打印。重新导入时先解压，两个文件一起上传。'],
  gift: ['GIFT（Moodle）', '没有排序题，也没有多个空的填空题。'],
  'moodle-xml': ['Moodle XML', '所有题型，带图片。排序题要 Moodle 4.4 以上。'],
  qti: ['QTI 3.0', '所有题型，带图片，各家考试系统通用。'],
}

const losses: Record<string, string> = {
  'question.type': '这种格式没有这个题型，题目没有写进去',
  'question.gaps': '有多个空，题目没有写进去',
  'question.sign': '答案里有这种格式不能写的符号，题目没有写进去',
  'question.long': '太长，一个单元格放不下，题目没有写进去',
  'gaps.placed': '题干里没有位置的空，写在了题干末尾',
  'case.above-stem': '案例材料写在每道题的题干上面，不再连在一起',
  'any-order': '“各空不分顺序”没有保留',
  pinned: '选项固定的位置没有保留',
  unit: '单位没有保留',
  rubric: '简答题的参考答案没有保留',
  'reference.letter': '文字里提到的选项写成了字母，打乱选项后会对不上',
  'picture.missing': '图片在题库里找不到，写成了文字',
  'table.lines': '题目里的表格写成了几行文字',
  'formula.text': '公式写成了文字',
  look: '加粗、上下标等没有保留',
  'paper.only': '能打印，但重新导入时读不回来',
  'exam-point': '鉴定点的名称没有保留',
  'further-answers': '另外认可的答案没有保留',
  treatment: '“全体给分”“不计分”没有保留',
}

const fields: Record<string, string> = {
  level: '等级',
  difficulty: '难度',
  examPoint: '鉴定点',
  source: '来源',
  sourceDetail: '来源位置',
  licence: '许可',
  author: '作者',
  reviewer: '审核人',
  standard: '标准',
  edition: '标准版本',
  validFrom: '生效日期',
  validUntil: '失效日期',
}

export const messages = {
  export: '导出',
  title: '导出题目',
  what: (total: string) => `导出当前筛选出的题目（${total} 题），草稿除外。`,
  whatTicked: (total: string) => `导出选中的题目（${total} 题），草稿除外。`,
  whatAll: '导出当前筛选出的题目，草稿除外。',
  format: '格式',
  formats,
  write: '导出文件',
  writing: '正在生成文件…',
  taken: (count: string) => `已取出 ${count} 题`,
  written: (count: string) => `已写好 ${count} 题`,
  cancel: '取消导出',
  cancelled: '已取消，没有保存文件。',
  done: '文件已保存',
  parts: (count: string) => `一个文件放不下（导入有上限），分成 ${count} 个放在一个压缩包里。解压后可以一起导入。`,
  complete: '所有内容都写进了文件。',
  leftOut: '这种格式放不下的内容',
  losses,
  fields,
  fieldLost: (field: string) => `“${field}”没有保留`,
  questions: (count: string) => `${count} 题`,
  template: '下载导入模板',
}
export type ExportMessages = typeof messages
