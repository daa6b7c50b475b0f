import { plain } from '../text/comparable.ts'

/** What a column of a sheet, or a field of a record, holds. */
export type Role =
  | 'type'
  | 'stem'
  | 'options'
  | 'answer'
  | 'answer-letter'
  | 'answer-index'
  | 'explanation'
  | 'level'
  | 'difficulty'
  | 'exam-point'
  | 'chapter'
  | 'standard'
  | 'edition'
  | 'source'
  | 'author'
  | 'number'
  | 'picture'
  | 'other'

const exact: Record<Exclude<Role, 'other'>, string> = {
  type: '题型 试题类型 题目类型 类型 题类 试题题型 考题类型 题目题型 type questiontype qtype kind',
  stem: '题干 题目 试题 题目内容 试题内容 问题 问题内容 题目名称 试题题干 题干内容 题目描述 考题 考题内容 试题名称 题面 内容 question questioncontent questiontext questiontitle stem title content q text prompt',
  options:
    '选项 题目选项 备选项 备选答案 候选答案 选项内容 试题选项 答案选项 options optioncontent choices option choice answers alternatives optionlist',
  answer:
    '答案 正确答案 标准答案 参考答案 题目答案 试题答案 正确选项 答案内容 正解 questionanswer answer correctanswer rightanswer key a solution ans',
  'answer-letter': '答案字母 correctletter answerletter',
  'answer-index': '答案序号 correct correctindex answerindex correctoption',
  explanation:
    '解析 试题解析 答案解析 题目解析 解释 详解 试题分析 分析 答题解析 解析说明 explanation analysis explain rationale feedback comment',
  level: '等级 级别 职业等级 技能等级 鉴定等级 工种等级 level grade',
  difficulty: '难度 难度系数 难易 难易度 题目难度 试题难度 难度等级 难易程度 difficulty',
  'exam-point': '知识点 考核点 鉴定点 考点 知识点名称 鉴定点名称 exampoint topic knowledge knowledgepoint tag tags',
  chapter: '章节 归属章 所属章节 所属章 章 章节名称 chapter section',
  standard: '标准 依据标准 标准号 规程 standard',
  edition: '版本 标准版本 edition',
  source: '来源 出处 题目来源 依据 条款 source reference',
  author: '作者 出题人 命题人 编写人 author',
  number: '序号 题号 编号 no id number index num 试题编号 题目编号 qnumber questionid 题目序号',
  picture: '图片 附图 图 题目图片 试题图片 figure attachment image picture pic img',
}

const byName = new Map<string, Role>()
for (const [role, names] of Object.entries(exact)) for (const name of names.split(' ')) byName.set(name, role as Role)

/** A heading bare of stars, brackets, "必填" and blanks. */
const headingWords = (heading: string): string =>
  plain(heading)
    .toLowerCase()
    .replace(/[([{【].*?([)\]}】]|$)/g, '')
    .replace(/必填|选填|[*：:\s_\-.。、#"']/g, '')

/** The letter (A = 0) of an option's own column: "A", "选项A", "A项", "A选项", "选项1", "OptionA", "opt1". */
export const optionColumn = (heading: string): number | undefined => {
  const words = headingWords(heading)
  const match =
    /^([a-z])(?:项|选项|项目|答案)?$/.exec(words) ??
    /^(?:选项|备选答案|备选项|候选项|备选|答案选项|option|opt|choice|answer)([a-l]|\d{1,2})(?:项|内容)?$/.exec(words)
  const name = match?.[1]
  if (name === undefined) return undefined
  const place = /\d/.test(name) ? Number(name) - 1 : name.charCodeAt(0) - 97
  return place >= 0 && place < 26 ? place : undefined
}

/** What a heading or a field's name means, in Chinese or English. */
export const roleOf = (heading: string): Role => {
  const words = headingWords(heading)
  const known = byName.get(words)
  if (known) return known
  if (words.length === 0 || words.length > 24) return 'other'
  if (/解析|解释/.test(words)) return 'explanation'
  if (/选项/.test(words)) return 'options'
  if (/答案/.test(words)) return 'answer'
  if (/题型|题目?类型/.test(words)) return 'type'
  if (/题干|题目内容|试题内容|题目描述/.test(words)) return 'stem'
  if (/难度|难易/.test(words)) return 'difficulty'
  if (/知识点|鉴定点|考核点|考点/.test(words)) return 'exam-point'
  return 'other'
}
