import type { TextDocument } from '../../documents/document.ts'
import { type Assessed, bestReading, type Wanted } from '../assess.ts'
import type { Layout } from '../layout.ts'
import { examPool } from './exam-pool.ts'
import { oneLine } from './one-line.ts'
import { oneLineKey } from './one-line-key.ts'
import { paper } from './paper.ts'
import { tagged } from './tagged.ts'

/** Every layout of a document, the narrowest first, for the first of equals is kept; a new one is a file here. */
const layouts: Layout<TextDocument>[] = [oneLine, oneLineKey, tagged, examPool, paper]

/** The best reading of a document; undefined where it holds no question. */
export const readDocument = (document: TextDocument, wanted: Wanted): Assessed | undefined =>
  bestReading(layouts, document, wanted)
