import { type Block, type Content, content, contentText, type Inline } from '@lianbing/contract'
import { cleanText } from '../../text/marks.ts'
import { isObject, list, onlyKnown, refuse } from './package-fields.ts'
import type { TextPlaces } from './package-text.ts'

const imageFields = new Set(['type', 'file', 'alt'])

const image = (value: Record<string, unknown>, places: TextPlaces, name: string): Inline => {
  onlyKnown(value, imageFields, `in ${name} `)
  const { file, alt = '' } = value
  if (typeof file !== 'string' || typeof alt !== 'string') return refuse(`a picture in ${name} needs a file and words`)
  const shown = places.picture(file, cleanText(alt))
  return shown ?? refuse(`${name} shows the picture “${file.slice(0, 80)}”, which the package does not hold`)
}

/** Content as a tree, for what no text says: tables, and text that looks like a mark of ours. */
export const packageContent = (
  value: readonly unknown[],
  places: TextPlaces,
  name: string,
): { content: Content; gaps: number } => {
  let gaps = 0
  const inline = (child: unknown): unknown => {
    if (!isObject(child)) return refuse(`${name} must hold objects`)
    if (child.type === 'image') return image(child, places, name)
    if (
      child.type === 'option' &&
      !(/^[A-Z]$/.test(String(child.id)) && String(child.id).charCodeAt(0) - 65 < places.options)
    )
      return refuse(`an option in ${name} must be named by its letter`)
    if (child.type === 'blank' && (!places.gaps || child.index !== gaps++))
      return refuse(places.gaps ? `the gaps in ${name} must be counted from 0` : `${name} may hold no gap`)
    if (typeof child.text === 'string') return { ...child, text: cleanText(child.text) }
    return typeof child.tex === 'string' ? { ...child, tex: cleanText(child.tex) } : child
  }
  const inlines = (children: unknown): unknown => (Array.isArray(children) ? children.map(inline) : children)
  const blocks = value.map((block) => {
    if (!isObject(block)) return refuse(`${name} must hold objects`)
    if (block.type === 'paragraph') return { ...block, children: inlines(block.children) }
    return {
      ...block,
      rows: list(block.rows, `rows in ${name}`).map((row) => (Array.isArray(row) ? row.map(inlines) : row)),
    }
  })
  const parsed = content.safeParse(blocks)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return refuse(`${name}: ${issue?.path.join('.')} ${issue?.message}`)
  }
  return { content: parsed.data, gaps }
}

/** Whether there is anything to see. */
export const isEmpty = (blocks: readonly Block[]): boolean =>
  contentText([...blocks]).trim() === '' &&
  !blocks.some((block) =>
    (block.type === 'paragraph' ? block.children : block.rows.flat(2)).some(({ type }) => type !== 'run'),
  )
