import type { Content, Inline } from '@lianbing/contract'
import { ShapeError } from '../../layouts/package/package-fields.ts'
import { packageText } from '../../layouts/package/package-text.ts'

type Image = Extract<Inline, { type: 'image' }>

/** The name of a picture within a file. */
export type PictureName = (hash: string) => string | undefined

const looks = { sub: 'sub', super: 'sup' } as const

/** What would begin a mark, alone or together with what stands before it or follows. */
const marks = /\{*\\\(|\{{2,}|\{$/g

/** Text between braces, whose own braces would end it. */
const braced = (text: string) => text.replaceAll('}', '\\}')

const runText = ({ text, bold, italic, underline, position }: Extract<Inline, { type: 'run' }>): string => {
  const dress = [position && looks[position], underline && 'u', bold && 'b', italic && 'i'].filter(Boolean)
  return dress.length === 0 ? text.replace(marks, '{{text:$&}}') : `{{${dress.join('+')}:${braced(text)}}}`
}

const inlineText = (child: Inline, nameOf: PictureName): string | undefined => {
  switch (child.type) {
    case 'run':
      return runText(child)
    case 'formula':
      return `\\(${child.tex}\\)`
    case 'option':
      return `{{${child.id}}}`
    case 'blank':
      return '{{blank}}'
    case 'image': {
      const name = nameOf(child.hash)
      return name === undefined ? undefined : `{{image:${name}${child.alt === '' ? '' : `|${braced(child.alt)}`}}}`
    }
  }
}

/** Whether two contents are equal; in which order fields stand does not count. */
const isSame = (a: Content, b: Content) => {
  const sorted = (_: string, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value
  return JSON.stringify(a, sorted) === JSON.stringify(b, sorted)
}

/** Words that mean nothing but themselves, as most texts are. */
const isBare = (text: string) => text !== '' && text === text.trim() && !/[\\{}\r\n\uE000-\uE00F]/.test(text)

const bareText = (content: Content): string | undefined => {
  const lines = content.map((block) => {
    const [only] = block.type === 'paragraph' && block.children.length === 1 ? block.children : []
    return only?.type === 'run' && Object.keys(only).length === 2 && isBare(only.text) ? only.text : undefined
  })
  return lines.includes(undefined) ? undefined : lines.join('\n')
}

/**
 * Content as a text of our package, where that text means just this content; undefined where only a tree can say it.
 * `nameOf` names its pictures.
 */
export const textOfContent = (content: Content, nameOf: PictureName): string | undefined => {
  const bare = bareText(content)
  if (bare !== undefined) return bare
  const lines = content.map((block) => {
    if (block.type === 'table') return undefined
    const parts = block.children.map((child) => inlineText(child, nameOf))
    return parts.includes(undefined) ? undefined : parts.join('')
  })
  if (lines.includes(undefined)) return undefined
  const text = lines.join('\n')
  const shown = new Map<string, Image>()
  for (const block of content)
    for (const child of block.type === 'paragraph' ? block.children : [])
      if (child.type === 'image') shown.set(`${nameOf(child.hash)}|${child.alt}`, child)
  const picture = (name: string, alt: string) => shown.get(`${name}|${alt}`)
  try {
    const read = packageText(text, { options: 26, gaps: true, picture }, 'text').content
    return isSame(read, content) ? text : undefined
  } catch (error) {
    if (error instanceof ShapeError) return undefined
    throw error
  }
}
