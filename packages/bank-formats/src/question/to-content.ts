import type { Content, Inline } from '@lianbing/contract'
import { STRESS, STRESS_END, SUB, SUPER, UNDERLINE, UNDERLINE_END } from '../text/marks.ts'

/** A gap to fill in: ____, _(1)_, empty brackets, or a run of fixed blanks. */
const gap = /_+\s*[（(]\s*\d{1,2}\s*[)）]\s*_+|_{2,}|＿{2,}|[（(【][\s_＿\u3000\u00A0]*[)）】]|\u00A0{4,}/g

const runsOf = (text: string): Inline[] => {
  if (!/[\uE000-\uE005]/.test(text)) return text === '' ? [] : [{ type: 'run', text }]
  const runs: Extract<Inline, { type: 'run' }>[] = []
  let underline = false
  let position: 'super' | 'sub' | undefined
  for (const character of text) {
    if (character === UNDERLINE || character === UNDERLINE_END) underline = character === UNDERLINE
    else if (character === SUPER || character === SUB) position = character === SUPER ? 'super' : 'sub'
    else if (character !== STRESS && character !== STRESS_END) {
      const last = runs.at(-1)
      if (last && last.position === position && (last.underline ?? false) === underline) last.text += character
      else
        runs.push({
          type: 'run',
          text: character,
          ...(position ? { position } : {}),
          ...(underline ? { underline } : {}),
        })
      position = undefined
    }
  }
  return runs
}

/** Cuts a text at a pattern; each match becomes what `node` makes of it, or stays text. */
const cutAt = (text: string, pattern: RegExp, node: (match: RegExpMatchArray) => Inline[] | undefined): Inline[] => {
  const children: Inline[] = []
  let from = 0
  for (const match of text.matchAll(pattern)) {
    const nodes = node(match)
    if (!nodes) continue
    children.push(...runsOf(text.slice(from, match.index)), ...nodes)
    from = match.index + match[0].length
  }
  return [...children, ...runsOf(text.slice(from))]
}

/** A long line that a PDF broke in the middle of a sentence goes on with the next. */
const joinWrapped = (text: string) =>
  !text.includes('\n')
    ? text
    : text.replace(/([^\n]{11}[\u4E00-\u9FFF，、])[ \t]*\n[ \t]*(?=[\u4E00-\u9FFF，。、；])/g, '$1')

const lines = (text: string) =>
  joinWrapped(text)
    .split('\n')
    .map((line) => line.replaceAll('\t', ' ').trim())
    .filter((line) => line !== '')

/** Marked text as content, a paragraph a line; `node` may turn matches of `pattern` into other things than text. */
export const toContent = (
  text: string,
  pattern: RegExp = /(?!)/g,
  node: (match: RegExpMatchArray) => Inline[] | undefined = () => undefined,
): Content => lines(text).map((line) => ({ type: 'paragraph', children: cutAt(line, pattern, node) }))

/** A stem with its gaps counted through all of its lines. */
export const gapContent = (text: string): { content: Content; gaps: number } => {
  let gaps = 0
  const content = toContent(text, gap, () => [{ type: 'blank', index: gaps++ }])
  return { content, gaps }
}
