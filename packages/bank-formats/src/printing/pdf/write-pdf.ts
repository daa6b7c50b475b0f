import sharp from 'sharp'
import type { PictureToWrite } from '../../writers/written.ts'
import { printWords } from '../print-words.ts'
import type { PaperToPrint, PrintedPaper } from '../printed-paper.ts'
import { answerGroups, headRow } from './answer-groups.ts'
import { type ContentRows, contentRows, type ShownPicture } from './content-rows.ts'
import { keyGroups, totalLine } from './key-groups.ts'
import { gapRow, type Row } from './lines.ts'
import { type Group, paged } from './pages.ts'
import { noteRows, scoreRow, titleRows } from './paper-front.ts'
import { createPen, type Pen } from './pen.ts'
import { questionGroups } from './question-groups.ts'
import { drawSealingLine } from './sealing-line.ts'
import { a4, margins, textWidth } from './sizes.ts'

/** A page shows JPEG as it is, and all else as PNG on white, for what is printed lies on white. */
const shown = async (pen: Pen, { type, bytes, width, height }: PictureToWrite): Promise<ShownPicture> => {
  const fit = type === 'image/jpeg' ? bytes : await sharp(bytes).flatten({ background: '#fff' }).png().toBuffer()
  return { image: pen.pdf.openImage(fit), width, height }
}

const frontRows = (pen: Pen, content: ContentRows, paper: PrintedPaper): Row[] => {
  const words = printWords[paper.language]
  return [
    ...titleRows(content, paper, words.paper),
    ...noteRows(content, words.notesTitle, words.notes(paper)),
    gapRow(6),
    scoreRow(pen, paper),
  ]
}

const groupsOf = (pen: Pen, content: ContentRows, { paper, kind }: PaperToPrint): Group[] => {
  const words = printWords[paper.language]
  switch (kind) {
    case 'paper':
      return [{ rows: frontRows(pen, content, paper), gap: 0 }, ...questionGroups(content, paper)]
    case 'keys':
      return [
        {
          rows: [
            ...titleRows(content, paper, words.keys),
            ...content.centred(totalLine(paper), { size: 10 }, textWidth),
          ],
          gap: 0,
        },
        ...keyGroups(pen, content, paper),
      ]
    case 'answer-sheet':
      return [
        {
          rows: [
            ...titleRows(content, paper, words.answerSheet),
            headRow(pen, paper),
            ...noteRows(content, words.notesTitle, words.sheetNotes),
          ],
          gap: 0,
        },
        ...answerGroups(pen, content, paper),
      ]
  }
}

const sheetName = ({ paper, kind }: PaperToPrint) => {
  const words = printWords[paper.language]
  return { paper: words.paper, keys: words.keys, 'answer-sheet': words.answerSheet }[kind]
}

/** A form, its key sheet or its answer sheet as PDF; `font` is the TrueType file that it is set in. */
export const writePdf = async (print: PaperToPrint, font: Uint8Array): Promise<Uint8Array> => {
  const { paper, kind } = print
  const words = printWords[paper.language]
  const name = `${paper.title} ${sheetName(print)} ${words.form(paper.letter)}`
  const pen = createPen(font, { title: name, date: new Date(paper.madeAt), language: paper.language })
  const pictures = new Map<string, ShownPicture>()
  for (const [hash, picture] of print.pictures) pictures.set(hash, await shown(pen, picture))
  const pages = paged(groupsOf(pen, contentRows(pen, pictures), print))
  for (const [place, page] of pages.entries()) {
    pen.pdf.addPage()
    if (kind === 'paper' && place === 0) drawSealingLine(pen, paper)
    for (const { row, top } of page) row.draw(margins.left, margins.top + top)
    const foot = pen.printable(
      `${words.form(paper.letter)}　${sheetName(print)}　${words.page(place + 1, pages.length)}`,
    )
    pen.text(foot, margins.left + (textWidth - pen.width(foot, 9)) / 2, a4.height - 26, { size: 9 })
    const head = pen.printable(paper.title)
    if (place > 0) pen.text(head, a4.width - margins.right - pen.width(head, 9), 34, { size: 9 })
  }
  return pen.bytes()
}
