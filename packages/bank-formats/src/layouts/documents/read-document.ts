import type { TextDocument } from '../../documents/document.ts'
import { type Assessed, bestReading, type Wanted } from '../assess.ts'
import type { Layout } from '../layout.ts'

/** Every layout of a document; a new one is a file here and a name in this list. */
const layouts: Layout<TextDocument>[] = []

/** The best reading of a document; undefined where it holds no question. */
export const readDocument = (document: TextDocument, wanted: Wanted): Assessed | undefined =>
  bestReading(layouts, document, wanted)
