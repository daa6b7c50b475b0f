import { type Element, elements, innerText, xmlTree } from '../file/markup.ts'

/** A drawing of more parts, counted as often as they are shown, is no illustration; each costs time to paint. */
const mostParts = 20_000
/** Each level may need a canvas of its own. */
const mostLevels = 24

const reference = /url\(\s*['"]?#([^'")\s]+)/g

/** The element and everything that it shows, by the names it refers to; undefined where that has no end. */
const countParts = (root: Element): { parts: number; levels: number } | undefined => {
  const named = new Map<string, Element>()
  const collect = (element: Element) => {
    if (element.attributes.id !== undefined) named.set(element.attributes.id, element)
    for (const child of elements(element)) collect(child)
  }
  collect(root)
  const counted = new Map<Element, { parts: number; levels: number }>()
  const open = new Set<Element>()
  const count = (element: Element): { parts: number; levels: number } | undefined => {
    const known = counted.get(element)
    if (known) return known
    if (open.has(element)) return undefined
    open.add(element)
    const names = Object.entries(element.attributes).flatMap(([name, value]) =>
      name === 'href' || name.endsWith(':href')
        ? [value.replace(/^#/, '')]
        : [...value.matchAll(reference)].map((match) => match[1] ?? ''),
    )
    const shown = names.map((name) => named.get(name)).filter((target) => target !== undefined)
    let sum = { parts: 1, levels: 1 }
    for (const child of [...elements(element), ...shown]) {
      const inside = count(child)
      if (!inside) return undefined
      sum = { parts: sum.parts + inside.parts, levels: Math.max(sum.levels, inside.levels + 1) }
    }
    open.delete(element)
    counted.set(element, sum)
    return sum
  }
  return count(root)
}

const anywhere = (element: Element, test: (element: Element) => boolean): boolean =>
  test(element) || elements(element).some((child) => anywhere(child, test))

const embedded = /^data:image\/[\w.+-]+;base64,/

/** What the element links to, under whatever prefix. */
const linkOf = ({ attributes }: Element): string | undefined =>
  Object.entries(attributes)
    .find(([name]) => name === 'href' || name.endsWith(':href'))?.[1]
    .trim()

/** It shows something that does not stand in it: another file, or a page of HTML. */
const isIncomplete = (element: Element): boolean => {
  const { name } = element
  if (name === 'foreignObject' || name === 'include') return true
  const link = linkOf(element)
  const shows = name === 'image' || name === 'use' || name === 'feImage'
  return shows && link !== undefined && !link.startsWith('#') && !embedded.test(link)
}

/** What a drawing needs to be painted as it is meant: fonts that have these letters, and these pictures. */
interface Drawing {
  letters: string
  images: Buffer[]
}

/**
 * What a drawing is made of, where it stands for itself and its parts have a number that is painted in no time.
 * Undefined where they have not. Throws BankFileError where it is broken or hostile.
 */
export const checkDrawing = (bytes: Uint8Array): Drawing | undefined => {
  const root = xmlTree(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  if (anywhere(root, isIncomplete)) return undefined
  const counted = countParts(root)
  if (!counted || counted.parts > mostParts || counted.levels > mostLevels) return undefined
  const texts: string[] = []
  const images: Buffer[] = []
  anywhere(root, (element) => {
    if (element.name === 'text') texts.push(innerText(element))
    const link = element.name === 'image' || element.name === 'feImage' ? linkOf(element) : undefined
    if (link?.startsWith('data:')) images.push(Buffer.from(link.replace(embedded, ''), 'base64'))
    return false
  })
  return { letters: texts.join('').trim(), images }
}
