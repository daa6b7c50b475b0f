import { BankFileError } from '../problems.ts'
import { limits } from './limits.ts'
import { walkXml } from './xml.ts'

/** An element of XML or HTML; names without their prefix. A string is text between elements. */
export interface Element {
  name: string
  attributes: Readonly<Record<string, string>>
  children: Markup[]
}
export type Markup = Element | string

/**
 * The root element of an XML part, with its whole tree; `take` may take closed elements out of it, so that a large part
 * never stands there as a whole. Throws BankFileError as `walkXml` does.
 */
export const xmlTree = (
  part: Buffer,
  take: (element: Element, above: readonly Element[]) => boolean = () => false,
): Element => {
  const root: Element = { name: '', attributes: {}, children: [] }
  const open = [root]
  let count = 0
  walkXml(part, {
    open: (name, attributes) => {
      if (++count > limits.xmlElements)
        throw new BankFileError('file.hostile', { detail: 'a part has too many elements' })
      const element: Element = { name, attributes, children: [] }
      open.at(-1)?.children.push(element)
      open.push(element)
    },
    close: () => {
      const element = open.pop()
      if (element && take(element, open)) open.at(-1)?.children.pop()
    },
    text: (text) => open.at(-1)?.children.push(text),
  })
  const [element] = elements(root)
  return element ?? root
}

/** The child elements, all or those of one name. */
export const elements = (parent: Element, name?: string): Element[] =>
  parent.children.filter(
    (child): child is Element => typeof child !== 'string' && (name === undefined || child.name === name),
  )

/** All text inside, in order. */
export const innerText = (parent: Element): string =>
  parent.children.map((child) => (typeof child === 'string' ? child : innerText(child))).join('')
