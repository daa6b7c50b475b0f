import type { Block, Content, Inline } from '@lianbing/contract'

/** What a text cannot hold: pictures, formulas and tables. */
export type TextObject = Extract<Inline, { type: 'image' | 'formula' }> | Extract<Block, { type: 'table' }>

type Placed = Inline | TextObject

const first = 0xf0000
const last = 0xffffd
/** A character that stands for an object. */
export const isObject = /[\u{F0000}-\u{FFFFD}]/u

/**
 * The pictures, formulas and tables of one file. In texts each stands as one private-use character, so that layouts
 * cut, trim and compare plain strings; `place` puts them back once the questions are content.
 */
export interface TextObjects {
  /** The character that stands for the object; the same for an equal one, and empty where a file has too many. */
  add(value: TextObject): string
  place(content: Content): Content
}

export const textObjects = (): TextObjects => {
  const values: TextObject[] = []
  const known = new Map<string, string>()

  const inlines = (children: readonly Inline[]): Placed[] =>
    children.flatMap((child): Placed[] => {
      if (child.type !== 'run' || !isObject.test(child.text)) return [child]
      return child.text.split(/([\u{F0000}-\u{FFFFD}])/u).flatMap((part): Placed[] => {
        const value = isObject.test(part) ? values[(part.codePointAt(0) ?? 0) - first] : undefined
        if (value) return [value]
        return part === '' || isObject.test(part) ? [] : [{ ...child, text: part }]
      })
    })

  /** A table ends its paragraph, and what follows begins another. */
  const blocks = (children: readonly Inline[]): Block[] => {
    const placed: Block[] = []
    let rest: Inline[] = []
    const flush = () => {
      const blank = rest.every((child) => child.type === 'run' && child.text.trim() === '')
      if (!blank) placed.push({ type: 'paragraph', children: rest })
      rest = []
    }
    for (const child of inlines(children)) {
      if (child.type !== 'table') rest.push(child)
      else {
        flush()
        placed.push(child)
      }
    }
    flush()
    return placed
  }

  const has = (children: readonly Inline[]) =>
    children.some((child) => child.type === 'run' && isObject.test(child.text))

  return {
    add: (value) => {
      const name = JSON.stringify(value)
      const found = known.get(name)
      if (found !== undefined || first + values.length > last) return found ?? ''
      const character = String.fromCodePoint(first + values.length)
      values.push(value)
      known.set(name, character)
      return character
    },
    place: (content) =>
      content.flatMap((block): Block[] => {
        if (block.type === 'paragraph') return has(block.children) ? blocks(block.children) : [block]
        return [
          {
            type: 'table',
            rows: block.rows.map((row) => row.map((cell) => inlines(cell).filter((child) => child.type !== 'table'))),
          },
        ]
      }),
  }
}
