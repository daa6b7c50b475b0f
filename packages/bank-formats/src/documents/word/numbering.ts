import { type Element, elements, xmlTree } from '../../file/markup.ts'
import { cleanText } from '../../text/marks.ts'
import { attribute, child, settingOf, switchOf } from './attribute.ts'
import { numberWords } from './number-words.ts'
import type { ParagraphStyle, Styles } from './styles.ts'
import { symbolText } from './symbols.ts'

interface Level {
  start: number
  format: string
  /** With %1 … %9 for the numbers of the levels. */
  pattern: string
  /** Starts again after a number of this level or one above; 0 is never. */
  restart: number
  /** All numbers in digits. */
  digits: boolean
  font: string
  style: string | undefined
}

interface List {
  /** Lists of one kind share their count. */
  count: string
  levels: (Level | undefined)[]
  /** Levels that this list starts anew when it is first used. */
  starts: Map<number, number>
}

/** A paragraph's number as Word shows it. */
export interface ShownNumber {
  label: string
  list: { id: string; level: number }
}

const readLevel = (element: Element, index: number): Level => {
  const format = child(element, 'numFmt') ?? child(child(child(element, 'AlternateContent'), 'Choice'), 'numFmt')
  const custom = format && attribute(format, 'format')
  const zeros = /^(0+)1,/.exec(custom ?? '')?.[1]
  const fonts = child(child(element, 'rPr'), 'rFonts')
  return {
    start: Number(settingOf(element, 'start') ?? 1) || 0,
    format: zeros ? `zeros${zeros.length + 1}` : ((format && attribute(format, 'val')) ?? 'decimal'),
    pattern: settingOf(element, 'lvlText') ?? '',
    restart: Number(settingOf(element, 'lvlRestart') ?? index) || 0,
    digits: switchOf(element, 'isLgl') ?? false,
    font: (fonts && attribute(fonts, 'ascii')) ?? '',
    style: settingOf(element, 'pStyle'),
  }
}

const readLevels = (element: Element): (Level | undefined)[] => {
  const levels: (Level | undefined)[] = []
  for (const one of elements(element, 'lvl')) {
    const index = Number(attribute(one, 'ilvl'))
    if (index >= 0 && index < 9) levels[index] = readLevel(one, index)
  }
  return levels
}

/** The lists that a document defines, by the id that paragraphs name. */
const readLists = (part: Buffer | undefined, styles: Styles): Map<string, List> => {
  const root = part && xmlTree(part)
  const kinds = new Map(
    (root ? elements(root, 'abstractNum') : []).map((kind) => [attribute(kind, 'abstractNumId'), kind]),
  )
  const nums = new Map((root ? elements(root, 'num') : []).map((num) => [attribute(num, 'numId'), num]))
  const lists = new Map<string, List>()
  for (const [id, num] of nums) {
    let count = settingOf(num, 'abstractNumId') ?? ''
    const link = settingOf(kinds.get(count), 'numStyleLink')
    const linked = link === undefined ? undefined : settingOf(nums.get(styles.list(link) ?? ''), 'abstractNumId')
    if (linked !== undefined) count = linked
    const kind = kinds.get(count)
    if (id === undefined || !kind) continue
    const levels = readLevels(kind)
    const starts = new Map<number, number>()
    for (const change of elements(num, 'lvlOverride')) {
      const index = Number(attribute(change, 'ilvl'))
      const level = child(change, 'lvl')
      if (level && index >= 0 && index < 9) levels[index] = readLevel(level, index)
      const start = settingOf(change, 'startOverride')
      if (start === undefined) continue
      starts.set(index, Number(start) || 0)
      const changed = levels[index]
      if (changed) levels[index] = { ...changed, start: Number(start) || 0 }
    }
    lists.set(id, { count, levels, starts })
  }
  return lists
}

const shownAs = (value: number, format: string, digits: boolean): string => {
  if (format.startsWith('zeros')) return String(value).padStart(Number(format.slice(5)), '0')
  return numberWords(value, digits && format !== 'none' && format !== 'bullet' ? 'decimal' : format)
}

/** Counts the paragraphs of a document, which must be asked for in their order. */
export const readNumbering = (
  part: Buffer | undefined,
  styles: Styles,
): ((list: string | undefined, level: number | undefined, style: ParagraphStyle) => ShownNumber | undefined) => {
  const lists = readLists(part, styles)
  const counts = new Map<string, (number | undefined)[]>()
  const begun = new Set<string>()

  return (own, ownLevel, style) => {
    const id = own ?? style.numbering.list
    const list = id === undefined ? undefined : lists.get(id)
    if (!list || id === undefined) return undefined
    const styled = list.levels.findIndex((level) => level?.style !== undefined && level.style === style.id)
    const at = ownLevel ?? (own === undefined && styled >= 0 ? styled : style.numbering.level) ?? 0
    const level = list.levels[at]
    if (!level) return undefined
    const numbers = counts.get(list.count) ?? []
    counts.set(list.count, numbers)
    if (!begun.has(id)) {
      begun.add(id)
      for (const [index, start] of list.starts) numbers[index] = start - 1
    }
    numbers[at] = (numbers[at] ?? level.start - 1) + 1
    for (let deeper = at + 1; deeper < 9; deeper++) {
      const restart = list.levels[deeper]?.restart ?? deeper
      if (restart > at) numbers[deeper] = undefined
    }
    const label = level.pattern.replace(/%([1-9])/g, (_, digit: string) => {
      const index = Number(digit) - 1
      const shown = list.levels[index]
      return shown ? shownAs(numbers[index] ?? shown.start, shown.format, level.digits) : ''
    })
    const bullet = level.format === 'bullet' ? symbolText(label, level.font) || '•' : label
    return {
      label: cleanText(bullet),
      list: { id: list.starts.size > 0 ? `${list.count}/${id}` : list.count, level: at },
    }
  }
}
