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
  | 'material'
  | 'group'
  | 'left'
  | 'targets'
  | 'tolerance'
  | 'unit'
  | 'blank-order'
  | 'right-mark'
  | 'other'

const exact: Record<Exclude<Role, 'other'>, string> = {
  type: '题型 试题类型 题目类型 类型 题类 试题题型 考题类型 题目题型 type questiontype qtype kind',
  stem: '题干 题目 试题 题目内容 试题内容 问题 问题内容 题目名称 试题题干 题干内容 题目描述 考题 考题内容 试题名称 题面 内容 question questioncontent questiontext questiontitle questionname questionbody problem stem title content q text prompt',
  options:
    '选项 题目选项 备选项 备选 备选答案 候选答案 选项内容 试题选项 答案选项 options optioncontent choices option choice answers alternatives optionlist answeroptions choicelist opts',
  answer:
    '答案 正确答案 标准答案 参考答案 题目答案 试题答案 正确选项 答案内容 正解 对错 正误 questionanswer answer correctanswer rightanswer answerkey key a solution ans',
  'answer-letter': '答案字母 correctletter answerletter',
  'answer-index': '答案序号 correct correctindex answerindex correctoption correctchoice rightoption rightchoice',
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
  material:
    '大题题干 大题内容 主题干 材料 案例 材料内容 案例内容 案例描述 背景材料 案例材料 共用题干 公共题干 材料题干 题目材料 阅读材料 案例背景 passage case casetext scenario material',
  group: '题组 材料编号 案例编号 组号 案例号 材料号 题组编号 大题编号 caseid groupid group passageid',
  left: '左侧 左列 左侧选项 左边 左选项 左项 左侧内容 连线左侧 匹配左侧 left premises premise',
  targets:
    '右侧 右列 右侧选项 右边 右选项 右项 右侧内容 连线右侧 匹配右侧 匹配项 连线项 目标项 right targets target matches responses',
  tolerance: '误差 允许误差 误差范围 容差 允许偏差 公差 答案误差 tolerance',
  unit: '单位 答案单位 计量单位 unit units',
  'right-mark': '是否正确 是否为正确答案 是否正确答案 是否答案 是否为答案 正确与否 iscorrect isright isanswer',
  'blank-order':
    '填空顺序 是否有序 是否无序 答案顺序 空的顺序 判分顺序 是否区分顺序 区分顺序 是否区分先后顺序 判分时区分先后顺序 判分时区分多个空的先后顺序 区分先后顺序 不分顺序 顺序不限 anyorder ordered',
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

const ordinal = '[a-z]|\\d{1,2}|[一二三四五六七八九十]'

/** Which option a heading's letter or number means, from 0. */
const optionPlace = (name: string | undefined): number | undefined => {
  if (name === undefined) return undefined
  const chinese = '一二三四五六七八九十'.indexOf(name)
  const place = chinese >= 0 ? chinese : /\d/.test(name) ? Number(name) - 1 : name.charCodeAt(0) - 97
  return place >= 0 && place < 26 ? place : undefined
}

const optionNames = [
  /^([a-z])(?:选?项|选|项目|答案|选项内容|项内容)?$/,
  new RegExp(`^(?:选项|备选答案|备选项|候选项|备选|答案选项)(${ordinal})(?:项|选项)?(?:内容|描述|文本)?$`),
  // "choices" is no option S.
  /^(?:option|opt|choice|answer)([a-l]|\d{1,2})(?:text|content)?$/,
  /^答案([a-l])(?:项|内容)?$/,
]

/** The letter (A = 0) of an option's own column: "A", "选项A", "A项", "A选项", "选项1", "选项一内容", "OptionA", "opt1". */
export const optionColumn = (heading: string): number | undefined => {
  const words = headingWords(heading)
  if (words.length > 24) return undefined
  return optionPlace(optionNames.map((pattern) => pattern.exec(words)?.[1]).find((name) => name !== undefined))
}

const said = '(?:是否)?为?(?:正确(?:答案|选项|项|与否)?|答案|对错)|iscorrect|correct|isright|isanswer'
const worthSaid = '分值|分数|得分|score|points?|mark'
const markNames = [
  new RegExp(`^(?:选项|option|opt|choice)(${ordinal})(?:选项|项)?(?:${said}|${worthSaid})$`),
  new RegExp(`^(${ordinal})(?:选项|项)?(?:是否为?正确(?:答案|选项)?|是否答案|iscorrect|correct|${worthSaid})$`),
  new RegExp(`^(?:是否正确|iscorrect|correct)(${ordinal})$`),
]
const mark = new RegExp(`^(?:${said}|${worthSaid})$`)

/** Whether a heading or a field's name means answers that are wrong: together with the right one they are the options. */
export const isWrongAnswers = (heading: string): boolean =>
  /^(?:(?:incorrect|wrong|false)(?:answer|option|choice)s?|distractors?|(?:干扰|错误|迷惑)(?:选?项|答案))(?:[a-l]|\d{1,2}|[一二三四五六七八九十])?$/.test(
    headingWords(heading),
  )

/** The option whose rightness or score a column tells: "选项一是否正确", "选项A分值", "Option 1 correct". */
export const markColumn = (heading: string): number | undefined => {
  const words = headingWords(heading)
  if (words.length > 24) return undefined
  return optionPlace(markNames.map((pattern) => pattern.exec(words)?.[1]).find((name) => name !== undefined))
}

/** Whether a heading tells of one option, without naming it, that it is right or what it scores. */
export const isMark = (heading: string): boolean => mark.test(headingWords(heading))

/** The place (first = 0) of an answer's own column, one for each gap: "答案1", "空2", "第3空", "Blank 1". */
export const answerColumn = (heading: string): number | undefined => {
  const match =
    /^(?:答案|正确答案|标准答案|参考答案|填空|填空答案|空|空格|blank|gap)(\d{1,2})(?:答案)?$/.exec(
      headingWords(heading),
    ) ?? /^第(\d{1,2})(?:个)?空(?:答案)?$/.exec(headingWords(heading))
  const place = Number(match?.[1] ?? 0) - 1
  return place >= 0 && place < 20 ? place : undefined
}

/** What a heading or a field's name means, in Chinese or English. */
export const roleOf = (heading: string): Role => {
  const words = headingWords(heading)
  const known = byName.get(words)
  if (known) return known
  if (words.length === 0 || words.length > 24) return 'other'
  // How many there are, and what somebody answered, is none of the question's parts.
  if (/(?:选项|答案|题)(?:个?数量?|总数)$|(?:考生|学生|我的|你的|您的|用户|答题人|提交)(?:的)?答案|作答/.test(words))
    return 'other'
  if (/图片|图像|附图/.test(words)) return 'picture'
  if (/(?:题目|试题|题干|问题).{0,2}选项/.test(words)) return 'stem'
  if (/答案.?(?:及|与|和).?解析/.test(words)) return 'answer'
  if (/解析|解释/.test(words)) return 'explanation'
  if (/选项/.test(words)) return 'options'
  if (/答案/.test(words)) return 'answer'
  if (/题型|题目?类型/.test(words)) return 'type'
  if (/题干|题目内容|试题内容|题目描述/.test(words)) return 'stem'
  if (/难度|难易/.test(words)) return 'difficulty'
  if (/知识点|鉴定点|考核点|考点/.test(words)) return 'exam-point'
  if (words.length <= 8 && /(?:题目|试题|问题|考题)$/.test(words)) return 'stem'
  return 'other'
}
