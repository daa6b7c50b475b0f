/** A question of a GIFT file in its own words, without comments. */
export interface GiftBlock {
  /** Line on which it begins, counted from 1. */
  line: number
  text: string
  category: string | undefined
}

const isComment = (line: string) => line.startsWith('//')

/** Braces that open or close an answer, not those that a backslash makes part of a text. */
const braces = (line: string): string[] => (line.match(/\\[{}\\]|[{}]/g) ?? []).filter((sign) => sign.length === 1)

/**
 * Cuts a file where its questions end: at empty lines, at `$CATEGORY:`, and where a title follows an answer on the next
 * line. An empty line inside of braces ends nothing when the braces are closed before others open.
 */
export const giftBlocks = (text: string): { blocks: GiftBlock[]; categories: number } => {
  const blocks: GiftBlock[] = []
  let categories = 0
  let category: string | undefined
  let lines: string[] = []
  let start = 0
  let open = false
  let closed = false

  const end = () => {
    const body = lines.join('\n').trim()
    if (body !== '') blocks.push({ line: start, text: body, category })
    lines = []
    open = false
    closed = false
  }

  const all = text.split('\n')
  /** For each line, whether the next brace from there on closes one. */
  const closesNext: boolean[] = []
  for (let index = all.length - 1, closes = false; index >= 0; index--) {
    const line = all[index] ?? ''
    const [first] = isComment(line.trim()) ? [] : braces(line)
    if (first !== undefined) closes = first === '}'
    else if (line.trimStart().startsWith('::')) closes = false
    closesNext[index] = closes
  }

  for (const [index, raw] of all.entries()) {
    const line = raw.trim()
    if (line === '') {
      if (!open || !closesNext[index]) end()
    } else if (isComment(line)) {
      // A comment is as good as a blank.
    } else if (line.startsWith('$CATEGORY:') && !open) {
      end()
      category = line.slice('$CATEGORY:'.length).trim()
      categories++
    } else {
      if (closed && line.startsWith('::')) end()
      if (lines.length === 0) start = index + 1
      lines.push(raw)
      const last = braces(line).at(-1)
      if (last !== undefined) open = last === '{'
      closed = !open && line.endsWith('}')
    }
  }
  end()
  return { blocks, categories }
}
