import { textContent } from '@lianbing/contract'
import { isShort, keyLine } from '../key-line.ts'
import { marksText, partHeading, printWords } from '../print-words.ts'
import type { PrintedPaper, PrintedPart, PrintedQuestion } from '../printed-paper.ts'
import type { ContentRows } from './content-rows.ts'
import type { Row } from './lines.ts'
import type { Group } from './pages.ts'
import type { Pen } from './pen.ts'
import { textWidth } from './sizes.ts'

const cellHeight = 17

/** Short answers by their numbers, so many to a row. */
const gridRows = (pen: Pen, paper: PrintedPaper, questions: readonly PrintedQuestion[]): Row[] => {
  const said = questions.map(({ number, question }) => [String(number), keyLine(question, paper.language)] as const)
  const columns = said.some(([, key]) => key.length > 2) ? 5 : 10
  const width = textWidth / columns
  const rows: Row[] = []
  for (let at = 0; at < said.length; at += columns)
    rows.push({
      height: cellHeight,
      draw: (x, y) => {
        for (const [place, [number, key]] of said.slice(at, at + columns).entries()) {
          const left = x + width * place
          pen.pdf.lineWidth(0.5).rect(left, y, width, cellHeight).stroke()
          pen.text(number, left + 22 - pen.width(number, 8.5), y + 12, { size: 8.5 })
          pen.text(key, left + 28, y + 12.3, { size: 10.5, bold: true })
        }
      },
    })
  return rows
}

const longRows = (content: ContentRows, paper: PrintedPaper, { number, question, maximum }: PrintedQuestion): Row[] => {
  const words = printWords[paper.language]
  const label = `${words.numbered(number)}${words.points(maximum).trim()} `
  return content.set(textContent(keyLine(question, paper.language)), { width: textWidth, label, hang: 21 })
}

const partGroups = (pen: Pen, content: ContentRows, paper: PrintedPaper, part: PrintedPart, place: number): Group[] => {
  const heading = content.say(partHeading(paper.language, part, place), {
    width: textWidth,
    look: { size: 11.5, bold: true },
  })
  const groups: Group[] = [{ rows: heading, gap: 12, leads: true }]
  const short = part.questions.filter(({ question }) => isShort(question))
  // Ten rows stay together, so that a number is found at a glance.
  const grid = gridRows(pen, paper, short)
  for (let at = 0; at < grid.length; at += 10) groups.push({ rows: grid.slice(at, at + 10), gap: at === 0 ? 3 : 0 })
  const long = part.questions.filter(({ question }) => !isShort(question))
  return [...groups, ...long.map((one) => ({ rows: longRows(content, paper, one), gap: 4 }))]
}

/** Answers by number, with the marks of each and the rubric of written ones. */
export const keyGroups = (pen: Pen, content: ContentRows, paper: PrintedPaper): Group[] =>
  paper.parts.flatMap((part, place) => partGroups(pen, content, paper, part, place))

export const totalLine = ({ maximum, passScore, language }: PrintedPaper): string =>
  language === 'en'
    ? `${marksText(maximum)} marks in all, ${marksText(passScore)} to pass`
    : `满分${marksText(maximum)}分，${marksText(passScore)}分及以上为合格`
