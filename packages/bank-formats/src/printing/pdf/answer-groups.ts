import { isShort } from '../key-line.ts'
import { partHeading, printWords } from '../print-words.ts'
import type { PrintedPaper, PrintedPart, PrintedQuestion } from '../printed-paper.ts'
import { writingLines } from '../writing-lines.ts'
import type { ContentRows } from './content-rows.ts'
import type { Row } from './lines.ts'
import type { Group } from './pages.ts'
import type { Pen } from './pen.ts'
import { textWidth } from './sizes.ts'

const bubble = { width: 14, height: 9.5, step: 16.5 }
const rowHeight = 14.5
const numberWidth = 23
/** Numbers go down in fives, as the eye counts. */
const block = 5

const drawBubble = (pen: Pen, said: string, x: number, y: number) => {
  pen.pdf.lineWidth(0.5).roundedRect(x, y, bubble.width, bubble.height, 3.5).stroke()
  pen.text(said, x + (bubble.width - pen.width(said, 7)) / 2, y + 7.3, { size: 7 })
}

const choicesOf = ({ question }: PrintedQuestion, paper: PrintedPaper): readonly string[] =>
  question.type === 'true-false'
    ? printWords[paper.language].truth
    : question.options.map((_, place) => String.fromCharCode(65 + place))

const bubbleRows = (pen: Pen, paper: PrintedPaper, questions: readonly PrintedQuestion[]): Row[] => {
  const most = Math.max(...questions.map((one) => choicesOf(one, paper).length))
  const width = numberWidth + most * bubble.step + 4
  const columns = Math.max(1, Math.min(7, Math.floor((textWidth + 4) / width)))
  const rows: Row[] = []
  for (let at = 0; at < questions.length; at += columns * block) {
    const shown = questions.slice(at, at + columns * block)
    rows.push({
      height: Math.min(block, shown.length) * rowHeight + 7,
      draw: (x, y) => {
        for (const [place, one] of shown.entries()) {
          const left = x + Math.floor(place / block) * width
          const top = y + (place % block) * rowHeight
          const number = String(one.number)
          pen.text(number, left + numberWidth - 5 - pen.width(number, 8.5), top + 8.2, { size: 8.5 })
          for (const [choice, said] of choicesOf(one, paper).entries())
            drawBubble(pen, said, left + numberWidth + choice * bubble.step, top)
        }
      },
    })
  }
  return rows
}

const writingRows = (pen: Pen, one: PrintedQuestion, label: string): Row[] =>
  Array.from({ length: writingLines(one) }, (_, place) => ({
    height: 24,
    draw: (x: number, y: number) => {
      if (place === 0) pen.text(label, x, y + 18, { size: 10.5 })
      pen.line(x + (place === 0 ? pen.width(label, 10.5) + 4 : 0), y + 21, x + textWidth, y + 21)
    },
  }))

const partGroups = (pen: Pen, content: ContentRows, paper: PrintedPaper, part: PrintedPart, place: number): Group[] => {
  const words = printWords[paper.language]
  const heading = content.say(partHeading(paper.language, part, place), {
    width: textWidth,
    look: { size: 10.5, bold: true },
  })
  const short = part.questions.filter(({ question }) => isShort(question))
  const long = part.questions.filter(({ question }) => !isShort(question))
  return [
    { rows: heading, gap: 6, leads: true },
    ...(short.length === 0
      ? []
      : bubbleRows(pen, paper, short).map((row, at) => ({ rows: [row], gap: at === 0 ? 4 : 0 }))),
    ...long.map((one) => ({
      rows: writingRows(pen, one, `${words.numbered(one.number)}${words.points(one.maximum)}`),
      gap: 2,
    })),
  ]
}

export const answerGroups = (pen: Pen, content: ContentRows, paper: PrintedPaper): Group[] =>
  paper.parts.flatMap((part, place) => partGroups(pen, content, paper, part, place))

/** Who writes on the sheet, and which form it answers. */
export const headRow = (pen: Pen, paper: PrintedPaper): Row => {
  const words = printWords[paper.language]
  const half = textWidth / 2
  return {
    height: 78,
    draw: (x, y) => {
      for (const [place, said] of words.blanks.entries()) {
        const left = x + (place % 2) * half
        const base = y + 18 + Math.floor(place / 2) * 25
        pen.text(said, left, base, { size: 10.5 })
        pen.line(left + pen.width(said, 10.5) + 4, base + 3, left + half - 14, base + 3)
      }
      const base = y + 68
      pen.text(words.formChoice, x, base, { size: 10.5 })
      const start = x + pen.width(words.formChoice, 10.5) + 12
      for (const [place, letter] of paper.letters.entries())
        drawBubble(pen, letter, start + place * bubble.step, base - 8)
    },
  }
}
