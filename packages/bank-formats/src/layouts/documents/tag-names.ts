import { plain } from '../../text/comparable.ts'
import { optionColumn, type Role, roleOf } from '../roles.ts'

/** What a tag of a document says of the text behind it. */
export type TagRole = Exclude<Role, 'other' | 'number'> | 'option' | 'any-order' | 'ignored'

export interface TagName {
  role: TagRole
  /** The tag's name as it is compared. */
  name: string
  /** Of an option's own tag: "选项A". */
  letter?: string
}

/** What a program writes beside a question about those who answered it, or about itself. */
const ignored =
  /^(?:我的|你的|您的|学生|考生|作答|用户)的?答案$|^(?:本题|试题|题目|我的|实际)?(?:分数|分值|得分|满分|总分)$|^(?:题号|序号|编号|试题编号|题目编号|题目id|能力水平|认知层次|作答|答题时间|用时|正确率|易错项|得分点|评分标准|批语|评语|状态|备注|标签|创建时间|更新时间|score|points?|marks?|your ?answer|my ?answer|number|no|id|category|区分大小写|判分时答案内字母区分大小写)$/

const orders = /(?:先后|填空|答案|空)的?顺序|是否有序/

const explains =
  /^(?:解|析|解析|解释|解答|分析|点评|说明|详解|解题思路|(?:答案|试题|题目|本题|参考|正确|习题|考点|专家|文字|名师)(?:的)?(?:解析|解释|分析|详解|说明)|explanations?|rationale|feedback|reason|why)$/

const asks = /^(?:题目?|题干|试题|问题?|考题|question|stem|q|题目内容|试题内容|题干内容|问题描述|题目描述|试题题干)$/
const answers =
  /^(?:(?:正确|参考|标准|试题|题目|本题|的)*(?:答案|正解)|正确选项|答|正确项|(?:correct|right|model)? ?(?:answers?|ans|option)|key|correct)$/

/** Names that mean a question's part in a table, but stand before anything in a text. */
const vague =
  /^(?:内容|类型|标准|版本|目录|依据|条款|图|版|kind|title|content|text|key|a|id|no|type|level|source|tags?|topic|comment|reference|section|standard|index|image|picture|pic|img|figure|prompt|choice|grade|analysis|edition|author|correct|attachment|num|knowledge)$/

const known = (words: string, marked: boolean): TagRole | undefined => {
  if (ignored.test(words)) return 'ignored'
  if (explains.test(words)) return 'explanation'
  if (asks.test(words)) return 'stem'
  if (!marked && vague.test(words)) return undefined
  if (orders.test(words)) return 'any-order'
  if (answers.test(words)) return 'answer'
  const role = words.length > 12 ? 'other' : roleOf(words)
  return role === 'other' || role === 'number' ? undefined : role
}

/**
 * What a tag's name means; undefined where it means nothing here. Words that may begin any line mean something only
 * where brackets or other marks set them apart.
 */
export const tagNamed = (given: string, marked: boolean): TagName | undefined => {
  const name = plain(given)
    .toLowerCase()
    .replace(/^[*#\s]+|[*\s]+$/g, '')
  // A single letter is an option, or a tag whose meaning the file itself tells; only Q is always a question.
  if (name === '' || name.length > 24 || /^[a-pr-z]$/.test(name)) return undefined
  const place = /^(?:选项|备选答案|备选项|option|choice) ?(?:[a-l]|\d{1,2})$/.test(name)
    ? optionColumn(name)
    : undefined
  if (place !== undefined) return { role: 'option', name, letter: String.fromCharCode(65 + place) }
  const role = known(name, marked) ?? known(name.replace(/^第? ?\d{1,5} ?|[ .]*\d{1,5}$/g, '').trim(), false)
  return role && { role, name: name.replace(/\d+/g, '') }
}

const chinese =
  /^(?:单选|单项|单项选择|多选|多项|多项选择|不定项|不定项选择|选择|判断|判断正误|是非|对错|正误|填空|完形填空|简答|问答|论述|名词解释|计算|案例|案例分析|综合|综合分析|排序|匹配|连线|配对|主观|解答)(?:题型?|型)?\d{0,4}$/
const english =
  /^(?:single(?:[ -]?(?:choice|answer|select))?|multi(?:ple)?(?:[ -]?(?:choice|answer|response|select)s?)?|true ?(?:\/|or|-)? ?false|t ?\/ ?f|tf|fill[ -]?in(?:[ -]the[ -]blanks?)?|short[ -]?answer|essay|judg(?:e|e?ment)|mcq)(?: questions?)?\d{0,4}$/

/** Whether a word is the name of a question type: 单选, 判断题, true/false. */
export const isTypeName = (text: string): boolean => {
  const word = plain(text)
    .toLowerCase()
    .replace(/^[*#\s]+|[*\s]+$/g, '')
  return word.length <= 30 && (chinese.test(word.replace(/\s/g, '')) || english.test(word))
}
