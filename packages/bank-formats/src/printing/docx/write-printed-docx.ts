import { type DocumentPicture, documentFile } from '../../writers/docx/document-file.ts'
import type { DocumentWays } from '../../writers/docx/document-xml.ts'
import { printWords } from '../print-words.ts'
import type { PaperToPrint, PrintedPaper } from '../printed-paper.ts'
import { grid, pageFooter, said } from './paragraphs.ts'
import { partXml } from './question-xml.ts'
import { answersXml, keysXml } from './sheets-xml.ts'

const extensions = { 'image/png': 'png', 'image/jpeg': 'jpeg', 'image/webp': 'webp' }

const shelf = (pictures: PaperToPrint['pictures']) => {
  const parts = new Map<string, DocumentPicture>()
  let shown = 0
  const picture: DocumentWays['picture'] = (hash) => {
    const found = pictures.get(hash)
    if (!found) return undefined
    const relation = parts.get(hash)?.relation ?? `rId${parts.size + 2}`
    parts.set(hash, { relation, name: `${hash}.${extensions[found.type]}`, bytes: found.bytes })
    return { relation, picture: found, id: ++shown }
  }
  return { parts, ways: { picture, tell: () => undefined } satisfies DocumentWays }
}

const who = (paper: PrintedPaper): string => {
  const { blanks } = printWords[paper.language]
  return said(blanks.map((word) => `${word}${'_'.repeat(14)}`).join(' '), { align: 'center', size: 10.5 })
}

const title = (paper: PrintedPaper, sheet: string): string => {
  const words = printWords[paper.language]
  return [
    said(paper.organisation, { align: 'center', size: 12 }),
    said(paper.title, { align: 'center', size: 18, bold: true }),
    said(`${words.subject(paper)}　${sheet}　${words.form(paper.letter)}`, { align: 'center', size: 12 }),
  ].join('')
}

const notes = (paper: PrintedPaper, list: readonly string[]): string =>
  said(printWords[paper.language].notesTitle, { bold: true, before: 120 }) +
  list.map((note, place) => said(`${place + 1}. ${note}`, { indent: 210 })).join('')

const scores = (paper: PrintedPaper): string => {
  const { score, ordinal } = printWords[paper.language]
  const heads = [score.part, ...paper.parts.map((_, place) => ordinal(place)), score.total]
  const widths = heads.map((_, place) =>
    place === 0 ? 1_200 : Math.min(1_100, Math.floor(8_200 / (heads.length - 1))),
  )
  return grid([heads, [score.points], [score.marker]], widths)
}

const bodyOf = ({ paper, kind }: PaperToPrint, ways: DocumentWays): string => {
  const words = printWords[paper.language]
  switch (kind) {
    case 'paper':
      return [
        who(paper),
        said(`┄┄┄┄┄┄┄┄┄┄┄　${words.sealed}　┄┄┄┄┄┄┄┄┄┄┄`, { align: 'center', size: 10.5 }),
        title(paper, words.paper),
        notes(paper, words.notes(paper)),
        scores(paper),
        ...paper.parts.map((part, place) => partXml(paper, part, place, ways)),
      ].join('')
    case 'keys':
      return title(paper, words.keys) + keysXml(paper, ways)
    case 'answer-sheet': {
      const form = said(`${words.formChoice}　${paper.letters.map((letter) => `[${letter}]`).join(' ')}`)
      return title(paper, words.answerSheet) + who(paper) + form + notes(paper, words.sheetNotes) + answersXml(paper)
    }
  }
}

/** The same as Word: it breaks the pages by itself, and questions stay on one where they fit. */
export const writePrintedDocx = (print: PaperToPrint): Uint8Array => {
  const { parts, ways } = shelf(print.pictures)
  const words = printWords[print.paper.language]
  const body = bodyOf(print, ways)
  const footer = pageFooter(words.form(print.paper.letter), words.pageFields)
  return documentFile(body, [...parts.values()], footer)
}
