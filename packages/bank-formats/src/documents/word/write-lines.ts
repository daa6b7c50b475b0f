import { STRESS, STRESS_END, UNDERLINE, UNDERLINE_END } from '../../text/marks.ts'
import type { Line } from '../document.ts'
import type { Block } from './blocks.ts'
import type { Look } from './look.ts'
import type { Paragraph, Piece } from './paragraph.ts'

/** What most of a document's text looks like. */
export interface UsualLook {
  tone: string
  bold: boolean
}

const toneOf = ({ colour, highlight, shade }: Look) => `${colour} ${highlight} ${shade}`
const isBlank = (text: string) => text.trim() === ''
const isObject = (text: string) => /^[\u{F0000}-\u{FFFFD}]+$/u.test(text)

/** Counts characters, so that a page of headings does not decide over a page of text. */
export const usualLook = (blocks: readonly Block[]): UsualLook => {
  const tones = new Map<string, number>()
  let bold = 0
  let all = 0
  const count = (some: readonly Block[]): void => {
    for (const block of some) {
      if (block.kind === 'table') {
        for (const row of block.rows) for (const cell of row) count(cell.blocks)
        continue
      }
      for (const { text, look } of block.lines.flat()) {
        const size = text.trim().length
        const tone = toneOf(look)
        tones.set(tone, (tones.get(tone) ?? 0) + size)
        all += size
        if (look.bold) bold += size
      }
    }
  }
  count(blocks)
  const [tone] = [...tones].sort(([, a], [, b]) => b - a)[0] ?? ['']
  return { tone, bold: bold * 2 > all }
}

const isOption = (paragraph: Paragraph) =>
  /^[(（]?[A-Ha-h][)）.．、]?$/.test(paragraph.shown?.label.trim() ?? '') ||
  /^\s*[(（【[]?\s*[A-HＡ-Ｈ]\s*[)）】\].．、:：]/.test(lineText(paragraph.lines[0] ?? []).slice(0, 20))

const lineText = (pieces: readonly Piece[]) => pieces.map(({ text }) => text).join('')

/** The number or the label at the head of a line is often bold, and means nothing by it. */
const headLabel = /^\s*([(（]?\d{1,4}[)）]?\s*[.．、]?|[^\s:：]{1,8}[:：])\s*$/

/** Which pieces of a paragraph stand out. */
const stressOf = (paragraph: Paragraph, usual: UsualLook): ((piece: Piece) => boolean) => {
  const pieces = paragraph.lines.flat().filter(({ text }) => !isBlank(text) && !isObject(text))
  const whole = pieces.every(({ look }) => look.bold)
  const weighs = !usual.bold && (!whole || isOption(paragraph))
  const first = paragraph.lines[0] ?? []
  const light = first.findIndex(({ text, look }) => !look.bold && !isBlank(text))
  const head = new Set(light > 0 && headLabel.test(lineText(first.slice(0, light))) ? first.slice(0, light) : [])
  return (piece) => {
    if (piece.look.link || isObject(piece.text)) return false
    return toneOf(piece.look) !== usual.tone || (weighs && piece.look.bold && !head.has(piece))
  }
}

const writePieces = (pieces: readonly Piece[], stands: (piece: Piece) => boolean): string => {
  const stressed = pieces.map((piece) => !isBlank(piece.text) && stands(piece))
  let text = ''
  let underline = false
  let stress = false
  pieces.forEach((piece, index) => {
    const underlined = piece.look.underline && !piece.look.link
    // Blanks between two runs that stand out belong to them.
    const stressing = stressed[index] === true || (isBlank(piece.text) && stress && stressed[index + 1] === true)
    if (underline && !underlined) text += UNDERLINE_END
    if (stress !== stressing) text += stressing ? STRESS : STRESS_END
    if (!underline && underlined) text += UNDERLINE
    underline = underlined
    stress = stressing
    text += piece.text
  })
  return text + (underline ? UNDERLINE_END : '') + (stress ? STRESS_END : '')
}

/** The lines of a paragraph with their marks; its number is that of the first. */
export const paragraphLines = (paragraph: Paragraph, usual: UsualLook): Line[] => {
  const stands = stressOf(paragraph, usual)
  return paragraph.lines.map((pieces, index) => ({
    at: `¶${paragraph.number}`,
    text: writePieces(pieces, stands),
    ...(index === 0 && paragraph.shown ? paragraph.shown : {}),
    ...(paragraph.heading ? { heading: true } : {}),
  }))
}
