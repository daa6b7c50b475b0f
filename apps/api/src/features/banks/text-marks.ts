import type { banks } from '@lianbing/contract'
import { versionMarks } from './version-marks.ts'

/** The marks of a version that may still lack its key. */
export const textMarks = ({ key, ...text }: banks.QuestionText) => {
  const { searchText, sketch, keyFingerprint } = versionMarks({ ...text, key: key ?? { type: 'written', rubric: '' } })
  return { searchText, sketch, keyFingerprint: key === null ? null : keyFingerprint }
}
export type TextMarks = ReturnType<typeof textMarks>
