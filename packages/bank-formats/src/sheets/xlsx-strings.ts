import { limits } from '../file/limits.ts'
import type { XmlVisitor } from '../file/xml.ts'
import { walkXml } from '../file/xml.ts'
import { cleanText, markRun, UNDERLINE, UNDERLINE_END } from '../text/marks.ts'

/** Collects the text of a string item, shared or inline: runs, raised, lowered and underlined; phonetic guides are left out. */
export const stringCollector = () => {
  let text = ''
  let inText = false
  let phonetic = false
  let position: 'super' | 'sub' | undefined
  let underline = false
  return {
    start: () => {
      text = ''
      underline = false
    },
    open: (name: string, attributes: Readonly<Record<string, string>>) => {
      if (name === 't') inText = true
      else if (name === 'rPh') phonetic = true
      else if (name === 'r') {
        position = undefined
        underline = false
      } else if (name === 'u') underline = attributes.val !== 'none'
      else if (name === 'vertAlign')
        position = attributes.val === 'superscript' ? 'super' : attributes.val === 'subscript' ? 'sub' : undefined
    },
    close: (name: string) => {
      if (name === 't') inText = false
      else if (name === 'rPh') phonetic = false
      else if (name === 'r') position = undefined
    },
    text: (part: string) => {
      if (!inText || phonetic || text.length > limits.cellCharacters) return
      const clean = cleanText(part)
      const marked = position ? markRun(clean, position) : clean
      text += underline && clean !== '' ? UNDERLINE + marked + UNDERLINE_END : marked
    },
    // Excel writes characters that XML forbids as _x000D_, and an underscore that would look so as _x005F_.
    value: () =>
      text.replace(/_x(000D|005F)_/g, (_, code) => (code === '005F' ? '_' : '')).slice(0, limits.cellCharacters),
  }
}

/** The strings that cells refer to by number. */
export const readSharedStrings = (part: Buffer): string[] => {
  const strings: string[] = []
  const item = stringCollector()
  const visitor: XmlVisitor = {
    open: (name, attributes) => (name === 'si' ? item.start() : item.open(name, attributes)),
    close: (name) => {
      if (name === 'si') strings.push(item.value())
      else item.close(name)
    },
    text: item.text,
  }
  walkXml(part, visitor)
  return strings
}
