import { type Content, contentText } from '@lianbing/contract'
import { contentXml, type DocumentWays, inlinesXml, runXml } from '../../writers/docx/document-xml.ts'
import { caseRuns } from '../case-runs.ts'
import { partHeading, printWords } from '../print-words.ts'
import type { PrintedPaper, PrintedPart, PrintedQuestion } from '../printed-paper.ts'
import { keptTogether, paragraph, said, textTwips } from './paragraphs.ts'

const indent = 420
const letter = (place: number) => `${String.fromCharCode(65 + place)}．`

/** About how wide a text is in Word, by the size of a Chinese sign; no number where it is more than one line of text. */
const signsOf = (content: Content): number | undefined => {
  const [only] = content
  if (content.length !== 1 || only?.type !== 'paragraph' || only.children.some(({ type }) => type === 'image'))
    return undefined
  const text = contentText(content)
  if (text.includes('\n')) return undefined
  return [...text].reduce((sum, sign) => sum + (sign < '\u0100' ? 0.55 : 1), 0)
}
/** Of a line, at eleven points. */
const signsInLine = (textTwips - indent) / 220

const optionsXml = (options: PrintedQuestion['question']['options'], ways: DocumentWays): string => {
  const longest = Math.max(...options.map(({ content }) => signsOf(content) ?? signsInLine)) + 3
  const columns = longest <= signsInLine / 4 ? 4 : longest <= signsInLine / 2 ? 2 : 1
  if (columns === 1)
    return options.map(({ content }, place) => contentXml(content, ways, letter(place), 'Option')).join('')
  const step = Math.floor((textTwips - indent) / columns)
  const tabs = Array.from({ length: columns - 1 }, (_, place) => indent + step * (place + 1))
  const lines: string[] = []
  for (let at = 0; at < options.length; at += columns) {
    const cells = options.slice(at, at + columns).map(({ content: [block] }, place) => {
      const inside = block?.type === 'paragraph' ? inlinesXml(block.children, ways) : ''
      return `${runXml(letter(at + place))}${inside}`
    })
    lines.push(paragraph(cells.join('<w:r><w:tab/></w:r>'), { indent, tabs }))
  }
  return lines.join('')
}

const questionXml = ({ number, question }: PrintedQuestion, { language }: PrintedPaper, ways: DocumentWays): string => {
  const words = printWords[language]
  const { stem, options, targets, key, type } = question
  const unit = key.type === 'numeric' ? (question.unit ?? key.unit) : undefined
  const asked = contentXml(stem, ways, words.numbered(number))
  const wanted = unit === undefined ? '' : said(words.unit(unit), { indent })
  if (type !== 'matching') return asked + wanted + (options.length === 0 ? '' : optionsXml(options, ways))
  return `${asked}${said(words.left, { indent })}${optionsXml(options, ways)}${said(words.right, { indent })}${optionsXml(targets, ways)}`
}

/** A part of the paper under its heading; a question stays on one page, a short case too. */
export const partXml = (paper: PrintedPaper, part: PrintedPart, place: number, ways: DocumentWays): string => {
  const words = printWords[paper.language]
  const runs = caseRuns(part.questions).map((run) => {
    const questions = run.map((one) => keptTogether(questionXml(one, paper, ways)))
    const { number, question } = run[0] as PrintedQuestion
    if (question.material.length === 0) return questions.join('')
    const material = contentXml(question.material, ways, words.material(number, run.at(-1)?.number ?? number))
    // Word keeps a chain of paragraphs together only while it fits a page; it parts a longer one by itself.
    return keptTogether([material, ...questions].join(''))
  })
  return (
    said(partHeading(paper.language, part, place), { bold: true, size: 12, kept: true, before: 240 }) + runs.join('')
  )
}
