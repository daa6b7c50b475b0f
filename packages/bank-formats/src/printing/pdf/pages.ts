import { gapRow, type Row } from './lines.ts'
import { textHeight } from './sizes.ts'

/** Rows that stay on one page where they fit one; `gap` stands above, unless a page begins. */
export interface Group {
  rows: readonly Row[]
  gap: number
  /** Stays on the page of the next group's first rows. */
  leads?: boolean
}

export type Page = { row: Row; top: number }[]

const sum = (rows: readonly Row[]) => rows.reduce((all, { height }) => all + height, 0)

/** Groups on pages; `first` is the room that the first page has less. */
export const paged = (groups: readonly Group[], first = 0): Page[] => {
  const pages: Page[] = [[]]
  let used = first
  const next = () => {
    pages.push([])
    used = 0
  }
  const put = (row: Row) => {
    if (used > 0 && used + row.height > textHeight) next()
    pages.at(-1)?.push({ row, top: used })
    used += row.height
  }
  for (let at = 0; at < groups.length; at++) {
    const group = groups[at] as Group
    // A heading goes with what follows it.
    const chain = [group]
    while (chain.at(-1)?.leads && groups[at + 1]) chain.push(groups[++at] as Group)
    const height = chain.reduce((all, { rows, gap }, place) => all + sum(rows) + (place === 0 ? 0 : gap), 0)
    const begins = used === 0 || (pages.length === 1 && used === first)
    if (!begins && used + group.gap + height > textHeight && height <= textHeight) next()
    for (const { rows, gap } of chain) {
      if (used > 0) put(gapRow(Math.min(gap, Math.max(0, textHeight - used))))
      for (const row of rows) put(row)
    }
  }
  return pages.filter((page) => page.length > 0)
}
