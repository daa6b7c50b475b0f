import type { Content, Inline } from '@lianbing/contract'

const isBlankLine = (children: readonly Inline[]) =>
  children.some(({ type }) => type === 'blank') &&
  children.every((child) => child.type === 'blank' || (child.type === 'run' && child.text.trim() === ''))

const underlined = (children: readonly Inline[]): Inline[] =>
  children.map((child) => (child.type === 'blank' ? { type: 'run', text: '____' } : child))

/** Behind a whole sentence, a gap is only the place to write in. */
const withoutLast = (children: readonly Inline[]): readonly Inline[] => {
  const before = children.at(-2)
  return children.at(-1)?.type === 'blank' && before?.type === 'run' && /[?？.。:：]\s*$/.test(before.text)
    ? children.slice(0, -1)
    : children
}

/**
 * The stem of a question that is answered below it: its gap is a line in the text, and nothing where it stood alone
 * in a paragraph.
 */
export const withoutGaps = (stem: Content): Content => {
  const asked = stem.filter((block) => block.type !== 'paragraph' || !isBlankLine(block.children))
  return (asked.length > 0 ? asked : stem).map((block) =>
    block.type === 'paragraph'
      ? { ...block, children: underlined(withoutLast(block.children)) }
      : { ...block, rows: block.rows.map((row) => row.map(underlined)) },
  )
}
