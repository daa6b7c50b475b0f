import { type Element, elements, innerText } from '../../file/markup.ts'
import { attribute, child } from './attribute.ts'

/** What a drawing shows. */
export interface Figure {
  /** Ids of the pictures' relations; undefined for one that the document does not hold. */
  pictures: (string | undefined)[]
  alt: string
  /** Bodies of text boxes. */
  boxes: Element[]
  /** A lone line or shape without words. */
  shape: boolean
}

/** Whether an alternative text describes something, rather than naming a file, a program or a web page. */
const describes = (text: string) =>
  !/\.\w{3,4}$|[\\/]|www\.|^(img|image|picture|qq|wps|图片)[\s_\-\d截图]*$/i.test(text.trim())

/** A picture of less than two points both ways is a leftover of a web page (12,700 EMU are a point). */
const speck = 2 * 12_700

const isSpeck = (drawing: Element): boolean => {
  const frame = child(drawing, 'inline') ?? child(drawing, 'anchor')
  const extent = child(frame, 'extent')
  const properties = child(frame, 'docPr')
  if (properties && attribute(properties, 'hidden') === '1') return true
  return extent !== undefined && ['cx', 'cy'].every((side) => Number(attribute(extent, side) ?? speck) < speck)
}

/** The end of a line that points somewhere, as between the two sides of a reaction. */
const isArrow = (element: Element): boolean => {
  const { name } = element
  if (name === 'headEnd' || name === 'tailEnd') return (attribute(element, 'type') ?? 'none') !== 'none'
  return name === 'stroke' && ['startarrow', 'endarrow'].some((end) => (attribute(element, end) ?? 'none') !== 'none')
}

const groups = new Set(['wgp', 'grpSp', 'wpc', 'group'])
const shapes = new Set(['wsp', 'shape', 'line', 'rect', 'roundrect', 'oval', 'polyline', 'arc', 'curve', 'cxnSp', 'sp'])

/** The kind of shape that a button or a field of a web form leaves. */
const control = '201'

interface Found extends Figure {
  drawn: number
  grouped: boolean
  /** A chart, a diagram or an arrow, of which the document holds no picture. */
  computed: boolean
}

const search = (element: Element, found: Found): void => {
  const { name } = element
  if (name === 'blip') {
    const held = attribute(element, 'embed')
    if (held || attribute(element, 'link')) found.pictures.push(held || undefined)
  } else if (name === 'imagedata') {
    const held = element.attributes['r:id'] ?? attribute(element, 'id')
    if (held || attribute(element, 'href') || attribute(element, 'src')) found.pictures.push(held || undefined)
  } else if (name === 'txbxContent') {
    found.boxes.push(element)
    return
  } else if (name === 'docPr' || name === 'shape') {
    const text = attribute(element, 'descr') ?? attribute(element, 'alt') ?? ''
    if (found.alt === '' && describes(text)) found.alt = text
  } else if (name === 'chart' || name === 'relIds' || isArrow(element)) found.computed = true
  if (groups.has(name)) found.grouped = true
  const before = found.pictures.length + found.boxes.length
  const [branch] = name === 'AlternateContent' ? elements(element) : []
  for (const one of branch ? [branch] : elements(element)) search(one, found)
  if (
    shapes.has(name) &&
    attribute(element, 'spt') !== control &&
    found.pictures.length + found.boxes.length === before
  )
    found.drawn++
}

const isCaption = (box: Element) => /^\s*[（(]?(图|figure|fig\b)/i.test(innerText(box)) && innerText(box).length < 30

/** What a `drawing`, `pict` or `object` shows; a figure that is drawn from parts counts as a picture that is missing. */
export const readFigure = (drawing: Element): Figure => {
  const found: Found = {
    pictures: [],
    alt: '',
    boxes: [],
    shape: false,
    drawn: 0,
    grouped: false,
    computed: false,
  }
  // Buttons and check boxes of web forms have pictures of themselves.
  if (child(drawing, 'control') || isSpeck(drawing)) return found
  search(drawing, found)
  const { pictures, alt, boxes, drawn, grouped, computed } = found
  const captioned = grouped && drawn === 0 && pictures.length > 0 && boxes.every(isCaption)
  if (computed || (grouped && !captioned)) return { pictures: [undefined], alt, boxes: [], shape: false }
  if (drawing.name === 'object' && pictures.length === 0) return { ...found, pictures: [undefined] }
  // The caption of a figure is no line of the question beside it.
  const words = boxes.filter((box) => !isCaption(box))
  return { pictures, alt, boxes: words, shape: drawn > 0 || (pictures.length === 0 && words.length < boxes.length) }
}
