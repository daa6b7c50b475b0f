import type { Block, Content, Inline } from '@lianbing/contract'

type Run = Extract<Inline, { type: 'run' }>
/** How a run of text looks. */
export type Look = Pick<Run, 'bold' | 'italic' | 'underline' | 'position'>

const sameLook = (a: Look, b: Look) =>
  a.bold === b.bold && a.italic === b.italic && a.underline === b.underline && a.position === b.position

/** Writes content as a browser lays out text: blanks collapse, lines end where blocks do, empty lines are left out. */
export const contentWriter = () => {
  const blocks: Block[] = []
  let line: Inline[] = []
  let label = ''
  /** Whether a blank would stand at the line's start or beside another one; kept, since to look it up costs the line. */
  let afterBlank = true

  const append = (text: string, look: Look) => {
    const last = line.at(-1)
    if (last?.type === 'run' && sameLook(last, look)) last.text += text
    else line.push({ ...look, type: 'run', text })
    afterBlank = text.endsWith(' ')
  }
  const startLine = () => {
    if (label !== '' && line.length === 0) append(label, {})
    label = ''
  }

  const endLine = () => {
    while (true) {
      const last = line.at(-1)
      if (last?.type !== 'run') break
      last.text = last.text.trimEnd()
      if (last.text !== '') break
      line.pop()
    }
    if (line.length > 0) blocks.push({ type: 'paragraph', children: line })
    line = []
    afterBlank = true
  }

  return {
    /** Text between tags; line ends and tabs are blanks like others, a single fixed blank at a line's start is one too. */
    text: (text: string, look: Look) => {
      const collapsed = text.replace(/[ \t\r\n\f]+/g, ' ')
      const shown = afterBlank ? collapsed.replace(/^ /, '') : collapsed
      const lead = line.length === 0 && /^\u00A0(?!\u00A0)/.test(shown) ? shown.slice(1) : shown
      if (lead === '') return
      startLine()
      append(lead, look)
    },
    /** Text whose blanks and line ends were typed on purpose. */
    preformatted: (text: string, look: Look) => {
      for (const [index, part] of text.split('\n').entries()) {
        if (index > 0) endLine()
        // Pages collapse blanks, so that the indent of code is kept in fixed ones.
        const fixed = part.replaceAll('\t', '    ').replace(/ {2,}|^ /g, (blanks) => '\u00A0'.repeat(blanks.length))
        if (fixed === '') continue
        startLine()
        append(fixed, look)
      }
    },
    put: (inlines: readonly Inline[]) => {
      if (inlines.length === 0) return
      startLine()
      for (const inline of inlines) line.push(inline)
      afterBlank = false
    },
    endLine,
    /** What the next line begins with, if one comes: the number of a list's entry. */
    labelNext: (text: string) => {
      label = text
    },
    table: (rows: Inline[][][]) => {
      endLine()
      if (rows.length > 0) blocks.push({ type: 'table', rows })
    },
    end: (): Content => {
      endLine()
      return blocks
    },
  }
}
export type ContentWriter = ReturnType<typeof contentWriter>
