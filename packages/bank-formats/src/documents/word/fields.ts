/** What a field is made of: its code, which is not shown, and its result. */
interface Field {
  code: string
  inCode: boolean
  shown: boolean
}

/** Fields of a document: computed text such as page numbers, links and old formulas. They may go over paragraphs. */
export interface Fields {
  /** `begin`, `separate` or `end`. */
  mark(type: string): void
  /** A piece of a field's code. */
  code(text: string): void
  /** Whether text that comes now is shown; a field that shows any has a result. */
  shows(): boolean
  /** The code of the field that ended without a result, once. */
  ended(): string | undefined
  /** Codes do not go over paragraphs: one that does was never closed. */
  endParagraph(): void
}

/** No field is nested deeper in a document that people wrote. */
const deepest = 20

export const documentFields = (): Fields => {
  let open: Field[] = []
  let bare: string | undefined

  return {
    mark: (type) => {
      if (type === 'begin' && open.length < deepest) open.push({ code: '', inCode: true, shown: false })
      const last = open.at(-1)
      if (type === 'separate' && last) last.inCode = false
      if (type !== 'end' || !last) return
      open.pop()
      const outer = open.at(-1)
      // A formula inside a formula is part of its code.
      if (outer?.inCode) outer.code += last.code.replace(/^\s*eq\s/i, '')
      else if (!last.shown) bare = last.code
    },
    code: (text) => {
      const last = open.at(-1)
      if (last?.inCode) last.code += text
    },
    shows: () => {
      if (open.some((field) => field.inCode)) return false
      for (const field of open) field.shown = true
      return true
    },
    ended: () => {
      const code = bare
      bare = undefined
      return code
    },
    endParagraph: () => {
      open = open.filter((field) => !field.inCode)
    },
  }
}
