import type { QuestionDraft } from '@lianbing/contract'
import { plain } from './comparable.ts'

const right = new Set([
  '正确',
  '对',
  '是',
  '√',
  '✓',
  '✔',
  '☑',
  't',
  'true',
  'y',
  'yes',
  'right',
  'correct',
  '正',
  '真',
  '对的',
  '是的',
  '正确的',
])
const wrong = new Set([
  '错误',
  '错',
  '否',
  '×',
  '✗',
  '✘',
  '☒',
  'x',
  'f',
  'false',
  'n',
  'no',
  'wrong',
  'incorrect',
  '不正确',
  '不对',
  '误',
  '假',
  '错的',
  '不是',
  '错误的',
])

/** Whether a word says right or wrong, in any of the usual ways; undefined where it says neither. */
export const truthOf = (text: string): boolean | undefined => {
  const words = plain(text)
  if (words.length > 40) return undefined
  const word = words
    .toLowerCase()
    .replace(/^(正确答案|参考答案|答案|answer)\s*[:;]?\s*/, '')
    .replace(/^[([{【]\s*|\s*[)\]}】]$|[。.,;!\s]+$/g, '')
    .trim()
  if (right.has(word)) return true
  return wrong.has(word) ? false : undefined
}

const types: [RegExp, QuestionDraft['type']][] = [
  [/多选|多项|不定项|multiple.?(select|response)|multi/, 'multiple-choice'],
  [/判断|是非|对错|正误|true.?(or.?)?false|judge|^tf$|^t\/f$/, 'true-false'],
  [/数字类|数值|计算填空|numeric/, 'numeric'],
  [/填空|完形|fill|blank|cloze|completion/, 'blanks'],
  [/排序|顺序题|order|sequenc|^sort/, 'ordering'],
  [/匹配|连线|配对|match/, 'matching'],
  [/简答|问答|论述|名词解释|计算|综合|案例|主观|essay|short.?answer|written|subjective/, 'written'],
  [/单选|单项|选择|single|multiple.?choice|select|choice/, 'single-choice'],
]

/** The type that a name stands for; undefined where it names none. */
export const typeOf = (name: string): QuestionDraft['type'] | undefined => {
  const word = plain(name).toLowerCase()
  // In most programs "multiple choice" means several right answers; only "single" and "select" mean one.
  if (/^multiple.?choice$|^multiple$|^mcma$/.test(word)) return 'multiple-choice'
  if (word === '' || word.length > 40) return undefined
  return types.find(([pattern]) => pattern.test(word))?.[1]
}

/** 5 初级 … 1 高级技师, from the words or figures that stand for them. */
export const levelOf = (text: string): number | null => {
  const word = plain(text).replace(/[\s()]/g, '')
  if (/高级技师|一级|^1级?$/.test(word)) return 1
  if (/技师|二级|^2级?$/.test(word)) return 2
  if (/高级|三级|^3级?$/.test(word)) return 3
  if (/中级|四级|^4级?$/.test(word)) return 4
  return /初级|五级|^5级?$/.test(word) ? 5 : null
}

const difficulties: [RegExp, number][] = [
  [/较易|比较简单|较简单|偏易/, 2],
  [/较难|比较难|偏难/, 4],
  [/^易|容易|简单|^低|easy|basic/, 1],
  [/适中|中等|一般|^中|medium|moderate|normal/, 3],
  [/困难|^难|很难|^高|hard|difficult/, 5],
]

/** 1 easy … 5 hard; null for a scale that is not known. */
export const difficultyOf = (text: string): number | null => {
  const word = plain(text).toLowerCase()
  if (/^[1-5]$/.test(word)) return Number(word)
  return difficulties.find(([pattern]) => pattern.test(word))?.[1] ?? null
}

/** Options that speak of the others and must stay last: 以上都对, all of the above. */
export const isPinned = (text: string): boolean => {
  const word = plain(text)
    .toLowerCase()
    .replace(/[\s。.,，;；!]/g, '')
  return (
    /^(以上|上述|前述)(答案|选项|各项|说法|内容|情况|方法|措施|三者|四者|两者|几项|[三四五]项|几种|[三四五]种)?(的)?(都|均|全|皆|全部|各项)?(都|均)?(对|是|正确|可以?|可能|不对|不是|不正确|错误?|包括|需要|有|没有|无|行|不行|不可)/.test(
      word,
    ) ||
    /^(都|均|全|全部|皆)(对|是|正确|不对|不是|不正确|错误?|可以?)$/.test(word) ||
    /^(以上|上述)(全部|全|都|皆|均)$|^(三者|四者|两者)(都|均|皆)/.test(word) ||
    /^(all|none|both|neither|any)(ofthe(above|se)|(ofthese|these|the|of)?(choices|answers|options)(arecorrect|above)?|ofthem)/.test(
      word,
    )
  )
}
