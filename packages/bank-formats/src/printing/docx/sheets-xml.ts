import { textContent } from '@lianbing/contract'
import { contentXml, type DocumentWays } from '../../writers/docx/document-xml.ts'
import { isShort, keyLine } from '../key-line.ts'
import { partHeading, printWords } from '../print-words.ts'
import type { PrintedPaper, PrintedPart, PrintedQuestion } from '../printed-paper.ts'
import { writingLines } from '../writing-lines.ts'
import { grid, said, textTwips } from './paragraphs.ts'

const inRows = (cells: readonly string[], columns: number): string[][] =>
  Array.from({ length: Math.ceil(cells.length / columns) }, (_, row) => cells.slice(row * columns, (row + 1) * columns))

const even = (columns: number) => Array.from({ length: columns }, () => Math.floor(textTwips / columns))
const heading = (paper: PrintedPaper, part: PrintedPart, place: number) =>
  said(partHeading(paper.language, part, place), { bold: true, size: 11, kept: true, before: 200 })

/** Answers by number, with the marks of each and the rubric of written ones. */
export const keysXml = (paper: PrintedPaper, ways: DocumentWays): string =>
  paper.parts
    .map((part, place) => {
      const words = printWords[paper.language]
      const short = part.questions
        .filter(({ question }) => isShort(question))
        .map(({ number, question }) => `${number}　${keyLine(question, paper.language)}`)
      const columns = short.some((text) => text.length > 6) ? 5 : 8
      const long = part.questions.filter(({ question }) => !isShort(question))
      const grids = short.length === 0 ? '' : grid(inRows(short, columns), even(columns))
      const rest = long.map(({ number, question, maximum }) =>
        contentXml(
          textContent(keyLine(question, paper.language)),
          ways,
          `${words.numbered(number)}${words.points(maximum)} `,
        ),
      )
      return heading(paper, part, place) + grids + rest.join('')
    })
    .join('')

const choices = ({ question }: PrintedQuestion, paper: PrintedPaper): readonly string[] =>
  question.type === 'true-false'
    ? printWords[paper.language].truth
    : question.options.map((_, place) => String.fromCharCode(65 + place))

/** A place for each answer: signs to fill in, or lines to write on. */
export const answersXml = (paper: PrintedPaper): string =>
  paper.parts
    .map((part, place) => {
      const words = printWords[paper.language]
      const short = part.questions
        .filter(({ question }) => isShort(question))
        .map(
          (one) =>
            `${one.number} ${choices(one, paper)
              .map((sign) => `[${sign}]`)
              .join('')}`,
        )
      const columns = Math.max(...short.map((text) => text.length), 0) > 18 ? 3 : 5
      const long = part.questions.filter(({ question }) => !isShort(question))
      const lines = long.map((one) => {
        const rule = said('_'.repeat(78), { before: 120 })
        return (
          said(`${words.numbered(one.number)}${words.points(one.maximum)}`, { kept: true, before: 120 }) +
          rule.repeat(writingLines(one))
        )
      })
      return (
        heading(paper, part, place) +
        (short.length === 0 ? '' : grid(inRows(short, columns), even(columns))) +
        lines.join('')
      )
    })
    .join('')
