import type { Block, Content, Inline } from '@lianbing/contract'
import type { TellLoss } from './notes.ts'

type Run = Extract<Inline, { type: 'run' }>

const lookOf = ({ bold, italic, underline, position }: Run) => JSON.stringify([bold, italic, underline, position])

/** Runs of one look are one; a line has no blanks at its ends. */
const joined = (children: readonly Inline[]): Inline[] => {
  const line: Inline[] = []
  for (const child of children) {
    const last = line.at(-1)
    if (child.type === 'run' && last?.type === 'run' && lookOf(child) === lookOf(last))
      line[line.length - 1] = { ...last, text: last.text + child.text }
    else if (child.type !== 'run' || child.text !== '') line.push(child)
  }
  return line.map((child, place) => {
    if (child.type !== 'run') return child
    const text = place === 0 ? child.text.trimStart() : child.text
    return { ...child, text: place === line.length - 1 ? text.trimEnd() : text }
  })
}

/** A line end within a run begins another line. */
const split = (children: readonly Inline[]): Inline[][] => {
  const lines: Inline[][] = [[]]
  for (const child of children) {
    if (child.type !== 'run' || !/[\r\n]/.test(child.text)) {
      lines.at(-1)?.push(child)
      continue
    }
    for (const [place, text] of child.text.split(/\r\n|\r|\n/).entries()) {
      if (place > 0) lines.push([])
      lines.at(-1)?.push({ ...child, text })
    }
  }
  return lines
}

const bar: Inline = { type: 'run', text: ' | ' }

const tableLines = ({ rows }: Extract<Block, { type: 'table' }>): Inline[][] =>
  rows.map((row) => row.flatMap((cell, place) => (place === 0 ? cell : [bar, ...cell])))

/** Content as lines that look the same; rows of a table are lines with bars, which is told. */
export const plainLines = (content: Content, tell: TellLoss): Extract<Block, { type: 'paragraph' }>[] =>
  content.flatMap((block) => {
    if (block.type === 'table') tell('table.lines')
    return (block.type === 'table' ? tableLines(block) : [block.children])
      .flatMap(split)
      .map((children) => ({ type: 'paragraph' as const, children: joined(children) }))
      .filter(({ children }) => children.length > 0)
  })
