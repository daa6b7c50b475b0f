import type { Element } from '../../file/markup.ts'
import { cleanText, markRun } from '../../text/marks.ts'
import { attribute, child, settingOf, switchOf } from './attribute.ts'
import type { Fields } from './fields.ts'
import { readFigure } from './figures.ts'
import { type Look, plainLook, readLook } from './look.ts'
import type { ShownNumber } from './numbering.ts'
import { headingOf, numberingOf, type ParagraphStyle, type Styles } from './styles.ts'
import { symbolText } from './symbols.ts'

/** Text in one look. */
export interface Piece {
  text: string
  look: Look
}

export interface Paragraph {
  kind: 'paragraph'
  /** Counted from 1 through the document, those in tables and text boxes too. */
  number: number
  shown: ShownNumber | undefined
  heading: boolean
  /** Parts between soft breaks. */
  lines: Piece[][]
  /** Bodies of text boxes that hang on the paragraph. */
  boxes: Element[]
}

/** What paragraphs refer to, and what is found in them. */
export interface WordContext {
  styles: Styles
  fields: Fields
  number(list: string | undefined, level: number | undefined, style: ParagraphStyle): ShownNumber | undefined
  /** The character for a picture by its relation, or for one that is missing. */
  picture(relation: string | undefined, alt: string): string
  /** A formula as a character, or as its plain text. */
  formula(element: Element): string
  /** The same for the code of a formula field. */
  equation(code: string): string
  /** A drawn line or shape was left out. */
  leftOut(): void
}

const kept = new Set(['smartTag', 'customXml', 'ins', 'moveTo', 'dir', 'bdo', 'sdtContent', 'rubyBase'])

/** Word drops blanks at the edges of a text that does not ask to keep them. */
const runText = (element: Element): string => {
  const text = element.children.join('').replace(/[\n\r\t]/g, ' ')
  return element.attributes['xml:space'] === 'preserve' ? text : text.replace(/^ +| +$/g, '')
}

/** A paragraph's lines; text that Word does not show is left out. */
export const readParagraph = (element: Element, number: number, context: WordContext): Paragraph => {
  const { styles, fields } = context
  const properties = child(element, 'pPr')
  const style = styles.paragraph(settingOf(properties, 'pStyle'))
  const numbering = numberingOf(properties)
  const paragraph: Paragraph = {
    kind: 'paragraph',
    number,
    shown: context.number(numbering.list, numbering.level, style),
    heading: headingOf(properties) ?? style.heading,
    lines: [[]],
    boxes: [],
  }
  const base: Look = { ...plainLook, ...style.look }

  const add = (text: string, look: Look) => {
    if (text === '' || look.hidden || style.contents || !fields.shows()) return
    paragraph.lines.at(-1)?.push({ text, look })
  }
  const addText = (text: string, look: Look) => {
    const shown = cleanText(symbolText(text, look.font))
    const cased = look.capitals ? shown.toUpperCase() : shown
    add(look.position === '' ? cased : markRun(cased, look.position), look)
  }
  /** Pictures and formulas are neither raised nor underlined. */
  const addObject = (text: string, look: Look) => add(text, { ...plainLook, hidden: look.hidden })

  const draw = (drawing: Element, look: Look) => {
    if (look.hidden || !fields.shows()) return
    const figure = readFigure(drawing)
    for (const picture of figure.pictures) addObject(context.picture(picture, figure.alt), look)
    paragraph.boxes.push(...figure.boxes)
    if (figure.shape) context.leftOut()
  }

  const field = (mark: Element, look: Look) => {
    fields.mark(attribute(mark, 'fldCharType') ?? '')
    const code = fields.ended()
    if (code !== undefined && fields.shows()) addObject(context.equation(code), look)
  }

  /** Only one branch is shown; a branch that shows nothing leaves it to the next. */
  const alternatives = (element: Element, walk: (branch: Element) => void) => {
    const size = () => paragraph.boxes.length + paragraph.lines.reduce((sum, line) => sum + line.length, 0)
    const before = size()
    for (const branch of element.children) {
      if (typeof branch === 'string') continue
      walk(branch)
      if (size() > before) return
    }
  }

  const inRun = (part: Element, look: Look): void => {
    switch (part.name) {
      case 't':
        addText(runText(part), look)
        return
      case 'tab':
      case 'ptab':
        add('\t', look)
        return
      case 'br':
      case 'cr':
        if (!look.hidden && fields.shows()) paragraph.lines.push([])
        return
      case 'noBreakHyphen':
        add('-', look)
        return
      case 'sym': {
        const code = Number.parseInt(attribute(part, 'char') ?? '', 16)
        if (code > 0 && code <= 0xffff)
          addText(symbolText(String.fromCharCode(code), attribute(part, 'font') ?? ''), { ...look, font: '' })
        return
      }
      case 'fldChar':
        field(part, look)
        return
      case 'instrText': {
        const code = cleanText(part.children.join(''))
        fields.code(look.position === '' ? code : markRun(code, look.position))
        return
      }
      case 'drawing':
      case 'pict':
      case 'object':
        draw(part, look)
        return
      case 'AlternateContent':
        alternatives(part, (branch) => each(branch, (one) => inRun(one, look)))
        return
      case 'ruby':
        each(child(part, 'rubyBase'), (one) => inline(one, false))
        return
    }
  }

  const each = (parent: Element | undefined, visit: (one: Element) => void) => {
    for (const one of parent?.children ?? []) if (typeof one !== 'string') visit(one)
  }

  const inline = (part: Element, link: boolean): void => {
    switch (part.name) {
      case 'r': {
        const own = child(part, 'rPr')
        const styled = settingOf(own, 'rStyle')
        const look: Look = { ...base, ...(styled ? styles.character(styled) : {}), ...readLook(own) }
        if (link) look.link = true
        each(part, (one) => inRun(one, look))
        return
      }
      case 'hyperlink':
        each(part, (one) => inline(one, true))
        return
      case 'fldSimple': {
        const code = cleanText(attribute(part, 'instr') ?? '')
        fields.mark('begin')
        fields.code(code)
        fields.mark('separate')
        each(part, (one) => inline(one, /^\s*HYPERLINK\b/i.test(code)))
        field({ name: 'fldChar', attributes: { fldCharType: 'end' }, children: [] }, plainLook)
        return
      }
      case 'oMath':
      case 'oMathPara':
        addObject(context.formula(part), plainLook)
        return
      case 'sdt':
        // What a form asks to be filled in with is no text of the paper.
        if (!switchOf(child(part, 'sdtPr'), 'showingPlcHdr'))
          each(child(part, 'sdtContent'), (one) => inline(one, link))
        return
      case 'AlternateContent':
        alternatives(part, (branch) => each(branch, (one) => inline(one, link)))
        return
      default:
        if (kept.has(part.name)) each(part, (one) => inline(one, link))
    }
  }

  each(element, (part) => inline(part, false))
  fields.endParagraph()
  return paragraph
}
