import { plain } from '../text/comparable.ts'
import { keyText } from '../text/key-text.ts'
import { numberedItems } from '../text/numbered-items.ts'

const separators = [/##|\*\*/, /[;；]/, /(?<!\|)\|(?!\|)/, /\n+/, /、/, /[,，]/, /\s{2,}/, /\s+/]
const named = /(?:第\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s*空|空\s*\d{1,2})\s*[:：.、]?/g

/** The parts of an answer to several gaps: numbered, or by the one separator that gives a part for each gap. */
export const answerParts = (answer: string, gaps: number): string[] | undefined => {
  if (gaps === 1) return [answer]
  const calls = answer.split(named).map((part) => part.trim().replace(/[;；，,]$/, ''))
  if (calls.length === gaps + 1 && calls[0] === '' && !calls.slice(1).includes('')) return calls.slice(1)
  const numbered = numberedItems(answer)
  if (numbered?.before === '' && numbered.items.length === gaps) return numbered.items.map(({ text }) => text)
  for (const separator of separators) {
    const parts = answer.split(separator).map((part) => part.trim())
    if (parts.length === gaps && parts.every((part) => part !== '')) return parts
  }
  return undefined
}

/** Words apart, 甲 或 乙 / 甲，或乙 / 甲（或乙）, that can be nothing but two ways of saying one thing. */
const orElse = /\s+或者?\s+|\s*[，,]\s*或者?\s*|\s+\/\s+/
const bracketed = /^([^()（）]+)[(（]\s*(?:或者?|也可(?:填|写|答)?|亦可)\s*[:：]?\s*([^()（）]+)[)）]$/
/** Two Chinese words around a stroke; 米/秒 and m/s are units. */
const stroke = /^[\u4E00-\u9FFF]{2,}(?:\/[\u4E00-\u9FFF]{2,})+$/
/** Two figures, or two symbols: 0.5或1/2. Two Chinese words may be one law's wording, 死亡或重伤. */
const figures = /^[\w.%℃°Ω^-]+(?:\/[\w.]+)?(?:或[\w.%℃°Ω^-]+(?:\/[\w.]+)?)+$/

/** The accepted ways of filling one gap; what may be one term with a stroke or an "or" inside stays whole. */
export const alternativesOf = (part: string): string[] => {
  const texts = part.split(/\|\|\||\|\||&&/).flatMap((text) => {
    const alone = text.trim()
    if (alone.length > 500) return [alone]
    const [, first, second] = bracketed.exec(alone) ?? []
    if (first !== undefined && second !== undefined) return [first, second]
    if (orElse.test(alone)) return alone.split(orElse)
    if (stroke.test(alone)) return alone.split('/')
    return figures.test(alone) ? alone.split('或') : [alone]
  })
  const clean = texts
    .map((text) =>
      keyText(text)
        .replace(/[。；;，,、]$/, '')
        .trim(),
    )
    .filter((text) => plain(text) !== '')
  return [...new Set(clean)]
}

const freely =
  /[(（[【]?\s*(?:答案)?(?:的)?(?:顺序不限|不分先后(?:顺序)?|不分顺序|无序|顺序可(?:以)?(?:互换|颠倒|调换|变)|(?:位置|答案)?可(?:以)?(?:互换|颠倒|调换)|次序不限|in any order)\s*[)）\]】]?[。.]?\s*$/i

/** An answer without the remark that its parts may stand in any order. */
export const takeAnyOrder = (answer: string): { answer: string; anyOrder: boolean } => {
  // The remark stands at the end; a long text is not searched.
  const tail = answer.slice(-40)
  const match = freely.exec(tail)
  return match
    ? { answer: answer.slice(0, answer.length - tail.length + match.index).trim(), anyOrder: true }
    : { answer, anyOrder: false }
}

/** "填空顺序=无序" and the like: whether the gaps may be filled in any order; undefined where a text says neither. */
export const blankOrder = (text: string): boolean | undefined => {
  const words = plain(text).toLowerCase()
  if (words.length > 30) return undefined
  const [, name = '', value = words] = /^([^=:]*)[=:]\s*(.*)$/.exec(words) ?? []
  if (/^(无序|乱序|不分顺序|不限|顺序不限|不区分|any ?order|unordered)$/.test(value)) return true
  if (/^(有序|按顺序|区分|区分顺序|ordered)$/.test(value)) return false
  const yes = /^(是|√|y|yes|true|1)$/.test(value)
  if (!yes && !/^(否|×|n|no|false|0)$/.test(value)) return undefined
  if (/无序|乱序|不分|不限|不区分/.test(name)) return yes
  return /有序|顺序|区分|ordered/.test(name) ? !yes : undefined
}
