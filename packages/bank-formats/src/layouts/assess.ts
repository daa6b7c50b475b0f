import type { Language } from '@lianbing/contract'
import type { BankWarning, PlacedDraft, PlacedProblem } from '../bank-reading.ts'
import { buildDraft } from '../question/build-draft.ts'
import { fileHabits, languageOf, mendTypes } from '../question/file-habits.ts'
import { stripNumbers } from '../text/numbering.ts'
import type { Layout, LayoutReading } from './layout.ts'

/** A layout's reading turned into drafts, with what it is worth. */
export interface Assessed {
  layout: string
  reason: string
  drafts: PlacedDraft[]
  rejected: PlacedProblem[]
  warnings: BankWarning[]
  score: number
}

/**
 * What a draft is worth: a key among options can hardly come about by accident, while any two columns can be read as
 * question and free answer.
 */
const worth = {
  'single-choice': 6,
  'multiple-choice': 6,
  'true-false': 6,
  ordering: 6,
  matching: 6,
  numeric: 3,
  blanks: 3,
  written: 1,
}

/** Builds the drafts of a reading and scores it. Nothing is lost: each question is a draft or rejected. */
const assess = (reading: LayoutReading, language: Language | undefined): Assessed => {
  const stems = stripNumbers(reading.questions.map((question) => question.stem))
  const questions = mendTypes(reading.questions).map((question, index) => ({ ...question, stem: stems[index] ?? '' }))
  const habits = fileHabits(questions)
  const languages = languageOf(questions)
  const assessed: Assessed = {
    layout: reading.layout,
    reason: reading.reason,
    drafts: [],
    rejected: [...reading.rejected],
    warnings: [...reading.warnings],
    score: 0,
  }
  for (const question of questions) {
    const built = buildDraft(question, habits, language ?? languages(question))
    if ('problem' in built) {
      assessed.rejected.push({ at: question.at, ...built.problem })
      continue
    }
    assessed.drafts.push({ at: question.at, draft: built.draft })
    for (const note of built.notes) assessed.warnings.push({ at: question.at, ...note })
    assessed.score += worth[built.draft.type]
  }
  const enough = assessed.drafts.length >= questions.length * reading.leastDrafts
  // A proven layout with nothing but rejections is still worth showing: its places and reasons help to mend the file.
  const shown = reading.leastDrafts === 0 && assessed.rejected.length > 0 ? 0.1 : 0
  return { ...assessed, score: enough ? assessed.score + shown : 0 }
}

/** Tries every layout on a source and keeps the best reading; undefined where none reads a question. */
export const bestReading = <Source>(
  layouts: readonly Layout<Source>[],
  source: Source,
  language: Language | undefined,
) => {
  let best: Assessed | undefined
  for (const layout of layouts) {
    const reading = layout.read(source)
    const assessed = reading && assess(reading, language)
    if (assessed && assessed.score > (best?.score ?? 0)) best = assessed
  }
  return best
}
