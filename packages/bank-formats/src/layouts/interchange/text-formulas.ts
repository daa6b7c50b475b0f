/** A piece of text, or TeX that stood between its signs. */
export type TextOrTex = { text: string } | { tex: string }

const closing: Record<string, string> = { '\\(': '\\)', '\\[': '\\]', $$: '$$' }
/** The model's bound of a formula. */
const longest = 5_000

/** Text cut at its TeX: `\( … \)`, `\[ … \]` and `$$ … $$`. What is not closed, empty or too long stays text. */
export const textFormulas = (text: string): TextOrTex[] => {
  const parts: TextOrTex[] = []
  let from = 0
  let opened: { sign: string; at: number } | undefined
  // A doubled backslash is a line's end inside TeX, never part of a sign.
  for (const match of text.matchAll(/\\[\\()[\]]|\$\$/g)) {
    const [sign] = match
    const { index } = match
    if (opened && sign === closing[opened.sign]) {
      const tex = text.slice(opened.at + 2, index).trim()
      if (tex !== '' && tex.length <= longest) {
        if (opened.at > from) parts.push({ text: text.slice(from, opened.at) })
        parts.push({ tex })
        from = index + 2
      }
      opened = undefined
    } else if (closing[sign] !== undefined) opened = { sign, at: index }
  }
  if (from < text.length) parts.push({ text: text.slice(from) })
  return parts
}
