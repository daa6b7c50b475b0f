import type { TextDocument } from '../../documents/document.ts'
import { mendDocument } from '../../source/replace-text.ts'
import { lineStrips } from '../../source/strips.ts'
import { type Assessed, bestReading, type Wanted } from '../assess.ts'
import type { Layout } from '../layout.ts'
import { type AnswerSheet, answerByStem, openAnswerSheet } from './answer-sheet.ts'
import { examPool } from './exam-pool.ts'
import { oneLine } from './one-line.ts'
import { oneLineKey } from './one-line-key.ts'
import { paperWith } from './paper.ts'
import { tagged } from './tagged.ts'

/** Every layout of a document, the narrowest first, for the first of equals is kept; a new one is a file here. */
const layoutsWith = (sheet?: AnswerSheet): Layout<TextDocument>[] => [
  oneLine,
  oneLineKey,
  tagged,
  examPool,
  paperWith(sheet),
]

/** The layout's reading with the answers that a second file has for its questions. */
const answeredBy = (layout: Layout<TextDocument>, sheet: AnswerSheet): Layout<TextDocument> => ({
  code: layout.code,
  read: (document) => {
    const reading = layout.read(document)
    if (!reading) return undefined
    const questions = reading.questions.map((question) => ({ ...question }))
    return { ...reading, questions, warnings: [...reading.warnings, ...answerByStem(questions, sheet)] }
  },
})

const readMended = (document: TextDocument, wanted: Wanted): Assessed | undefined => {
  const { answers } = wanted
  if (!answers) return bestReading(layoutsWith(), document, wanted)
  const sheet = openAnswerSheet(answers.document, answers.fileName, layoutsWith())
  const layouts = layoutsWith(sheet).map((layout) => answeredBy(layout, sheet))
  return bestReading(layouts, document, wanted)
}

/** The best reading of a document; undefined where it holds no question. */
export const readDocument = (given: TextDocument, wanted: Wanted): Assessed | undefined => {
  const document = mendDocument(given, wanted.mend)
  const reading = readMended(document, wanted)
  return reading && { ...reading, source: () => lineStrips(document) }
}
