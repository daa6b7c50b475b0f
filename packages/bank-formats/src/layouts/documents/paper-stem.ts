import { plain } from '../../text/comparable.ts'

const kind =
  '(?:单项?选择?|多项?选择?|单选|多选|不定项选择|不定项|选择|判断|是非|填空|简答|问答|论述|名词解释|计算|案例分析|案例|综合|排序|匹配|连线)题?'
const tagStart = new RegExp(
  `^[（(【[]\\s{0,4}(${kind})\\s{0,4}(?:[,，、:：;；][^)）】\\]]{0,30})?[)）】\\]]\\s{0,4}[:：]?`,
)
const tagGlued =
  /^((?:单项?选择|多项?选择|单选|多选|不定项选择|判断|填空|简答)题)\s{0,4}[:：、.]?(?=\S)(?!是|的|中|一般|通常|库|目)/
const tagEnd = new RegExp(`[（(【[]\\s{0,4}(${kind})\\s{0,4}[)）】\\]]\\s{0,4}[。.]?$`)
const score =
  '(?:本题|每空|每题|共|满分)?\\s{0,4}[\\d.．]{1,6}\\s{0,4}(?:分|marks?|points?|pts?)(?:[,，/][^)）】\\]]{0,12})?'
const scoreStart = new RegExp(`^[（(【[]\\s{0,4}${score}\\s{0,4}[)）】\\]]`, 'i')
const scoreEnd = new RegExp(`[（(【[]\\s{0,4}${score}\\s{0,4}[)）】\\]]\\s{0,4}[。.]?$`, 'i')

/** The code of an exam point before the stem: "AA001 ……". */
export const examCode = /^\s*[[【（(]?([A-Z]{1,3}-?[A-Z]?-?\d{2,4}(?:-\d{1,3}){0,2})[\])】）]?\s+(?=\S)/

interface NamedStem {
  stem: string
  type: string
  examPoint: string
}

/** A stem without what is written around it: its type, its marks, and the code of its exam point where papers have one. */
export const bareStem = (text: string, withCode: boolean): NamedStem => {
  let stem = text.trim()
  let type = ''
  let examPoint = ''
  for (let again = true; again; ) {
    const head = stem.slice(0, 120)
    const marks = scoreStart.exec(head)
    const tag = tagStart.exec(head) ?? (type === '' ? tagGlued.exec(head) : null)
    const code = withCode && examPoint === '' ? examCode.exec(head) : null
    const taken = marks ?? tag ?? code
    if (tag && !marks) type = type || (tag[1] ?? '')
    if (code && !marks && !tag) examPoint = code[1] ?? ''
    again = taken !== null && taken[0].length < stem.length
    if (again && taken) stem = stem.slice(taken[0].length).trimStart()
  }
  for (let again = true; again; ) {
    const start = Math.max(0, stem.length - 60)
    const tail = stem.slice(start)
    const marks = scoreEnd.exec(tail)
    const tag = tagEnd.exec(tail)
    const taken = marks ?? tag
    again = taken !== null && start + taken.index > 0
    if (again && taken) {
      if (tag && !marks) type = type || (tag[1] ?? '')
      stem = stem.slice(0, start + taken.index).trimEnd()
    }
  }
  return { stem, type: plain(type), examPoint }
}
