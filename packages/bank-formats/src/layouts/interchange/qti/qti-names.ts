import type { Element, Markup } from '../../../file/markup.ts'
import { cleanText } from '../../../text/marks.ts'

const camel = (name: string) => name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())

const nameOf = (name: string, attributes: Element['attributes']): string => {
  if (/^qti-/i.test(name)) return camel(name.slice(4).toLowerCase())
  // In speech markup `sub` is a spoken alias, not a lowered text.
  return name === 'sub' && 'alias' in attributes ? 'span' : name
}

/**
 * QTI 3 writes `qti-simple-choice` with `response-identifier` where 2.x writes `simpleChoice` with
 * `responseIdentifier`: the same tree in the names of 2.x, and its text without what cannot be shown.
 */
export const inQtiNames = ({ name, attributes, children }: Element): Element => ({
  name: nameOf(name, attributes),
  attributes: Object.fromEntries(
    Object.entries(attributes).map(([key, value]) => [
      /^(?:data|aria)-/.test(key) ? key : camel(key),
      cleanText(value),
    ]),
  ),
  children: children.map((child): Markup => (typeof child === 'string' ? cleanText(child) : inQtiNames(child))),
})

const collect = (parent: Element, test: (element: Element) => boolean, into: Element[]): Element[] => {
  for (const child of parent.children) {
    if (typeof child === 'string') continue
    if (test(child)) into.push(child)
    else collect(child, test, into)
  }
  return into
}

/** All elements inside that a test holds for, in order; not those inside of them. */
export const find = (parent: Element, test: (element: Element) => boolean): Element[] => collect(parent, test, [])

/** All elements of a name inside. */
export const findNamed = (parent: Element, name: string): Element[] => find(parent, (element) => element.name === name)
