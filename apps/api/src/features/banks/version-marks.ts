import { keyFingerprint, questionFingerprint } from '@lianbing/bank-formats/fingerprint'
import { comparedQuestion } from '@lianbing/bank-formats/similarity'
import { sketchOf } from '@lianbing/bank-formats/sketch'
import type { QuestionDraft } from '@lianbing/contract'
import { searchText } from './search-text.ts'

type Asked = Pick<QuestionDraft, 'type' | 'language' | 'material' | 'stem' | 'options' | 'targets'>

/** What a version is found by and compared with, stored beside it: whoever writes a version stores all of these. */
export const versionMarks = (draft: Asked & Pick<QuestionDraft, 'key'>) => ({
  searchText: searchText(draft),
  fingerprint: questionFingerprint(draft),
  keyFingerprint: keyFingerprint(draft),
  sketch: sketchOf(comparedQuestion(draft)),
})
export type VersionMarks = ReturnType<typeof versionMarks>
