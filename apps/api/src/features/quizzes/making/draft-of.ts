import type { QuizDraft } from '@lianbing/contract'
import { ProblemError } from '@lianbing/contract'
import type { QuizVersionRow } from '../quiz-queries.ts'
import { rulesOf } from '../rules/stored-rules-queries.ts'

/** A published version as what one begins to edit from. */
const draftOfVersion = (version: QuizVersionRow): QuizDraft => {
  const { title, language, blueprint } = version
  return {
    title,
    language,
    blueprint,
    rules: rulesOf(version),
  }
}

/** What an editor shows: what is being edited, else the newest version. */
export const draftOf = (draft: QuizDraft | null, newest: QuizVersionRow | undefined): QuizDraft => {
  if (draft !== null) return draft
  if (newest === undefined) throw new ProblemError('quiz.unknown')
  return draftOfVersion(newest)
}
