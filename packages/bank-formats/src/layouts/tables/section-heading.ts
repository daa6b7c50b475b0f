import type { SheetRow } from '../../sheets/sheet.ts'
import { plain } from '../../text/comparable.ts'
import { truthOf, typeOf } from '../../text/words.ts'

/** What a heading between questions says of those below it. */
export interface Section {
  /** As the heading names it; empty where it names none. */
  type: string
  /** Where the heading is the key: 判断题（正确）. */
  truth?: boolean
}

const numbered =
  /^(?:第?[一二三四五六七八九十]{1,3}(?:部分|大题|章|[、.．:：]|(?=[单多判填简问]))|[（(][一二三四五六七八九十\d]{1,2}[)）]|[IVX]{1,4}[.、]|\d{1,2}\s*[.、．])?\s*/
const kind =
  /^((?:单项|多项|单|多|不定项)?选择题?|单选题?|多选题?|不定项选择题?|判断(?:对错|正误|改错)?题?|是非题?|填空题?|简答题?|问答题?|论述题?|名词解释题?|计算题?|案例(?:分析)?题?|综合(?:分析)?题?|排序题?|匹配题?|连线题?|数值题?|(?:single|multiple)[ -]?choice(?: questions?)?|true[ /]?(?:or[ ])?false(?: questions?)?|fill[ -]in(?:[ -]the[ -]blanks?)?(?: questions?)?|short answers?(?: questions?)?|matching|ordering)/i

/** A text as the heading of a section, "二、判断题（正确）（每题1分）"; undefined where it is a question or a title. */
const sectionOf = (text: string): Section | undefined => {
  const words = plain(text)
  if (words.length > 120) return undefined
  const rest = words.replace(numbered, '')
  const name = kind.exec(rest)?.[1]
  if (name === undefined || typeOf(name) === undefined) return undefined
  // What follows the type is in brackets, about marks and numbers, or nothing.
  const behind = rest.slice(name.length).trim()
  if (behind !== '' && !/^[(（【[:：,，、.。]|^(?:共|每|本|部分|\d)/.test(behind)) return undefined
  const truth = truthOf(/^[(（【[]\s*([^()（）]{1,6})\s*[)）】\]]/.exec(behind)?.[1] ?? '')
  return truth === undefined ? { type: name } : { type: name, truth }
}

/** A row that holds nothing but the heading of a section. */
export const sectionRow = (row: SheetRow): Section | undefined => {
  const filled = row.cells.filter((cell) => cell.trim() !== '')
  return filled.length === 1 ? sectionOf(filled[0] ?? '') : undefined
}

/** The type that a sheet's name gives to its questions: 单选题, 判断, 填空题示例; empty where it names none or several. */
export const typeOfSheet = (name: string | undefined): string => {
  const words = plain(name ?? '')
  const found = new Set(
    [...words.matchAll(/单选|单项|多选|多项|不定项|判断|是非|填空|简答|问答|论述|名词解释|排序|匹配|连线/g)].map(
      (match) => match[0],
    ),
  )
  return found.size === 1 && words.length <= 20 ? ([...found][0] ?? '') : ''
}
