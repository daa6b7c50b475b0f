import { type Element, innerText, type Markup } from '../../../file/markup.ts'
import { htmlMarkup } from '../html-markup.ts'
import { inQtiNames } from './qti-names.ts'

/** Parts of QTI 1.2 that HTML has a name for. */
const named: Record<string, string> = {
  matbreak: 'br',
  matemtext: 'em',
  mataudio: 'audio',
  matvideo: 'video',
  matapplet: 'applet',
  matapplication: 'embed',
  flow: 'div',
  flow_mat: 'div',
}

const picture = ({ attributes, children }: Element): Element => {
  const { uri = '', imagtype = 'image/png', label = '', embedded } = attributes
  const inside = embedded === 'base64' ? innerText({ name: '', attributes, children }).replace(/\s+/g, '') : ''
  return {
    name: 'img',
    attributes: { src: inside === '' ? uri : `data:${imagtype};base64,${inside}`, alt: label },
    children: [],
  }
}

const text = ({ attributes, children }: Element): readonly Markup[] => {
  const type = attributes.texttype ?? 'text/plain'
  const words = children.filter((child) => typeof child === 'string').join('')
  // HTML is either escaped, and then a text of its own, or it stands there as elements.
  return type !== 'text/plain' && words.length > 0 && children.every((child) => typeof child === 'string')
    ? htmlMarkup(words)
    : children
}

const inHtml = (element: Element): Element => {
  if (element.name === 'matimage') return picture(element)
  if (element.name === 'mattext') return { ...element, name: 'span', children: [...text(element)] }
  return {
    ...element,
    name: Object.hasOwn(named, element.name) ? (named[element.name] ?? '') : element.name,
    // Between the parts of an item, blanks only indent them.
    children: element.children
      .filter((child) => typeof child !== 'string' || child.trim() !== '')
      .map((child) => (typeof child === 'string' ? child : inHtml(child))),
  }
}

/** A file of QTI 1.2 with its materials as HTML: texts that are declared to be HTML are read as such, others stay. */
export const inInteropNames = (root: Element): Element => inHtml(inQtiNames(root))
