import type { Content, Inline, Option, QuestionDraft } from '@lianbing/contract'

type Run = Extract<Inline, { type: 'run' }>

const lookOf = ({ text: _, ...look }: Run) => JSON.stringify(Object.entries(look).sort())

/** What a line shows: runs of one look are one, and pictures are told by their hashes and words. */
const line = (children: readonly Inline[], html: boolean): Inline[] => {
  const joined: Inline[] = []
  for (const child of children) {
    const named: Inline = html && child.type === 'option' ? { type: 'run', text: child.id } : child
    const last = joined.at(-1)
    if (named.type === 'run' && last?.type === 'run' && lookOf(named) === lookOf(last))
      joined[joined.length - 1] = { ...last, text: last.text + named.text }
    else if (named.type === 'image') joined.push({ type: 'image', hash: named.hash, alt: named.alt })
    else if (named.type === 'formula') joined.push({ type: 'formula', tex: named.tex.trim() })
    else joined.push(named)
  }
  const ordered = (child: Inline) =>
    Object.fromEntries(Object.entries(child).sort(([one], [other]) => (one < other ? -1 : 1))) as Inline
  if (!html) return joined.map(ordered)
  return joined.map((child) =>
    ordered(child.type === 'run' ? { ...child, text: child.text.replace(/[ \t\u00A0]+/g, ' ') } : child),
  )
}

/** Content as it looks: two that are shown alike are equal. `html` for formats that name options by their letters. */
export const looks = (content: Content, html = true): unknown =>
  content
    .map((block) =>
      block.type === 'paragraph'
        ? line(block.children, html)
        : block.rows.map((row) => row.map((cell) => line(cell, html))),
    )
    .filter((block) => block.length > 0)

const sorted = (key: QuestionDraft['key'], options: readonly Option[], targets: readonly Option[]): unknown => {
  const shown = (list: readonly Option[], id: string) => looks(list.find((one) => one.id === id)?.content ?? [])
  if (key.type === 'ordering') return key.order.map((id) => shown(options, id))
  if (key.type === 'matching') return key.pairs.map(([left, right]) => [shown(options, left), shown(targets, right)])
  if (key.type === 'blanks') return { texts: key.texts.map((texts) => texts.map((text) => text.replace(/\s+/g, ' '))) }
  if (key.type === 'written') return { rubric: key.rubric.replace(/[ \t]+/g, ' ') }
  return key
}

/** What formats of question banks hold: what is asked, how it looks, and what is right; orders that they have no place for do not count. */
export const asked = (draft: QuestionDraft) => {
  const { key, options, targets } = draft
  const byLook = (list: readonly Option[]) => list.map(({ content }) => looks(content))
  const free = (list: readonly Option[]) =>
    byLook(list)
      .map((one) => JSON.stringify(one))
      .sort()
  return {
    type: draft.type,
    stem: looks([...draft.material, ...draft.stem]),
    options: key.type === 'ordering' ? free(options) : byLook(options),
    targets: free(targets),
    key: sorted(key, options, targets),
    explanation: looks(draft.explanation),
  }
}
