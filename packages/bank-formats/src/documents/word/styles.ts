import { type Element, elements, xmlTree } from '../../file/markup.ts'
import { attribute, child, settingOf } from './attribute.ts'
import { type Look, readLook } from './look.ts'

/** Which list numbers a paragraph, and how deep; '0' is none. */
export interface NumberingReference {
  list: string | undefined
  level: number | undefined
}

export interface ParagraphStyle {
  id: string
  look: Partial<Look>
  numbering: NumberingReference
  heading: boolean
  /** A line of the table of contents. */
  contents: boolean
}

/** The styles of a document with all that they inherit. */
export interface Styles {
  /** By id; the document's default for undefined. */
  paragraph(id: string | undefined): ParagraphStyle
  character(id: string): Partial<Look>
  /** The list that a numbering style stands for. */
  list(id: string): string | undefined
}

/** A longer chain of styles is a circle. */
const longestChain = 20

/** Numbering that paragraph properties name. */
export const numberingOf = (properties: Element | undefined): NumberingReference => {
  const numbering = child(properties, 'numPr')
  const level = settingOf(numbering, 'ilvl')
  return { list: settingOf(numbering, 'numId'), level: level === undefined ? undefined : Number(level) }
}

/** Whether paragraph properties make a heading; undefined where they leave it open. */
export const headingOf = (properties: Element | undefined): boolean | undefined => {
  const level = settingOf(properties, 'outlineLvl')
  return level === undefined ? undefined : Number(level) < 9
}

const remember = <Value>(make: (id: string) => Value) => {
  const made = new Map<string, Value>()
  return (id: string): Value => {
    const known = made.get(id)
    if (known !== undefined) return known
    const value = make(id)
    made.set(id, value)
    return value
  }
}

/** Reads the styles of a document; without the part, nothing is styled. */
export const readStyles = (part: Buffer | undefined): Styles => {
  const root = part && xmlTree(part)
  const byId = new Map<string, Element>()
  let standard = ''
  for (const style of root ? elements(root, 'style') : []) {
    const id = attribute(style, 'styleId') ?? ''
    byId.set(id, style)
    const isDefault = attribute(style, 'default')
    if ((isDefault === '1' || isDefault === 'true') && attribute(style, 'type') === 'paragraph') standard = id
  }
  const defaults = readLook(child(child(child(root, 'docDefaults'), 'rPrDefault'), 'rPr'))

  /** The style and what it rests on, the most general first. */
  const chain = (id: string): Element[] => {
    const styles: Element[] = []
    let style = byId.get(id)
    while (style && styles.length < longestChain) {
      styles.unshift(style)
      style = byId.get(settingOf(style, 'basedOn') ?? '')
    }
    return styles
  }
  const character = remember((id: string): Partial<Look> => {
    const styles = chain(id)
    if (styles.some((style) => /^(followed\s?)?hyperlink$/i.test(settingOf(style, 'name') ?? ''))) return { link: true }
    return Object.assign({}, ...styles.map((style) => readLook(child(style, 'rPr'))))
  })
  const paragraph = remember((id: string): ParagraphStyle => {
    const styles = chain(id)
    const numbering: NumberingReference = { list: undefined, level: undefined }
    let heading = false
    for (const style of styles) {
      const properties = child(style, 'pPr')
      const own = numberingOf(properties)
      numbering.list = own.list ?? numbering.list
      numbering.level = own.level ?? numbering.level
      heading = headingOf(properties) ?? heading
    }
    const name = settingOf(byId.get(id), 'name') ?? ''
    return {
      id,
      look: Object.assign({}, defaults, ...styles.map((style) => readLook(child(style, 'rPr')))),
      numbering,
      heading: heading || /^(heading \d|title)$/i.test(name),
      contents: /^toc (\d|heading)$/i.test(name),
    }
  })
  return {
    paragraph: (id) => paragraph(id !== undefined && byId.has(id) ? id : standard),
    character,
    list: (id) => numberingOf(child(byId.get(id), 'pPr')).list,
  }
}
