import { cleanText } from '../text/marks.ts'
import type { TextDocument } from './document.ts'

/** Plain text as a document; places are its lines, counted from 1. */
export const openText = (text: string): TextDocument => ({
  lines: text.split('\n').map((line, index) => ({ at: String(index + 1), text: cleanText(line) })),
})
