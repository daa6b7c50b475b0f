import type { Content, Inline } from '@lianbing/contract'

/** An explanation whose references to options go by the other question's ids. */
export const contentAcross = (content: Content, ids: ReadonlyMap<string, string>): Content => {
  const inside = (children: readonly Inline[]) =>
    children.map((child) => (child.type === 'option' ? { ...child, id: ids.get(child.id) ?? child.id } : child))
  return content.map((block) =>
    block.type === 'paragraph'
      ? { ...block, children: inside(block.children) }
      : { ...block, rows: block.rows.map((row) => row.map(inside)) },
  )
}
