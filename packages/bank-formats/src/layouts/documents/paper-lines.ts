import type { Place } from '../../bank-reading.ts'
import type { TextDocument } from '../../documents/document.ts'
import { STRESS, STRESS_END, UNDERLINE, UNDERLINE_END } from '../../text/marks.ts'

/** A run of a line that is underlined or stands out, by its places in the line's text. */
interface Span {
  kind: 'underline' | 'stress'
  from: number
  to: number
}

/** A line as papers are read: its label in front of its text, and the marks beside it instead of inside. */
export interface PaperLine {
  at: Place
  text: string
  spans: Span[]
  /** Word's list that numbers it, with its level; only where there is a label. */
  list?: string
  /** A list item whose label says nothing (a bullet), or is not known. */
  bullet: boolean
  heading: boolean
}

const marks = /[\uE002-\uE005]/g

/** The text without its marks, and where they stood. Runs that touch are one. */
const takeSpans = (text: string, shift: number): { text: string; spans: Span[] } => {
  const spans: Span[] = []
  const open: Partial<Record<Span['kind'], number>> = {}
  let plainText = ''
  let from = 0
  const close = (kind: Span['kind'], to: number) => {
    const start = open[kind]
    delete open[kind]
    if (start === undefined || start === to) return
    const last = spans.findLast((span) => span.kind === kind)
    if (last && last.to === start) last.to = to
    else spans.push({ kind, from: start, to })
  }
  for (const match of text.matchAll(marks)) {
    plainText += text.slice(from, match.index)
    from = match.index + 1
    const place = plainText.length + shift
    if (match[0] === UNDERLINE) open.underline ??= place
    else if (match[0] === UNDERLINE_END) close('underline', place)
    else if (match[0] === STRESS) open.stress ??= place
    else if (match[0] === STRESS_END) close('stress', place)
  }
  plainText += text.slice(from)
  close('underline', plainText.length + shift)
  close('stress', plainText.length + shift)
  return { text: plainText, spans }
}

/** A label that says something: a number or a letter, unlike a bullet. */
const speaking = /[0-9A-Za-z０-９Ａ-Ｚ一二三四五六七八九十]/

/** Every line with its label in front, for a paper's numbers and letters are typed or Word's own by chance. */
export const paperLines = (document: TextDocument): PaperLine[] =>
  document.lines.map((line) => {
    const label = line.label !== undefined && speaking.test(line.label) ? `${line.label.trim()} ` : ''
    const { text, spans } = takeSpans(line.text, label.length)
    return {
      at: line.at,
      text: label + text,
      spans,
      ...(line.list && label ? { list: `${line.list.id}:${line.list.level}` } : {}),
      bullet: line.list !== undefined && label === '',
      heading: line.heading === true,
    }
  })

/** A part of a line with its underlines as marks again; what stands out by colour is not shown. */
export const markedPart = (line: PaperLine, from: number, to = line.text.length): string => {
  const inside = line.spans.filter((span) => span.kind === 'underline' && span.from < to && span.to > from)
  if (inside.length === 0) return line.text.slice(from, to)
  let text = ''
  let last = from
  for (const span of inside) {
    const start = Math.max(span.from, from)
    const end = Math.min(span.to, to)
    text += `${line.text.slice(last, start)}${UNDERLINE}${line.text.slice(start, end)}${UNDERLINE_END}`
    last = end
  }
  return text + line.text.slice(last, to)
}

/** Whether most of a part of the line stands out. */
export const standsOut = (line: PaperLine, from: number, to: number): boolean => {
  const solid = (start: number, end: number) => line.text.slice(start, end).replace(/\s/g, '').length
  const all = solid(from, to)
  const stressed = line.spans
    .filter((span) => span.kind === 'stress' && span.from < to && span.to > from)
    .reduce((sum, span) => sum + solid(Math.max(span.from, from), Math.min(span.to, to)), 0)
  return all > 0 && stressed * 5 >= all * 3
}
