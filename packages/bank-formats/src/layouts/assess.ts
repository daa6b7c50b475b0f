import type { Language } from '@lianbing/contract'
import type { Alternative, BankWarning, LayoutCode, PlacedDraft, PlacedProblem } from '../bank-reading.ts'
import type { TextDocument } from '../documents/document.ts'
import type { Pictures } from '../pictures/pictures.ts'
import { buildDraft } from '../question/build-draft.ts'
import { placeObjects } from '../question/draft-parts.ts'
import { fileHabits, languageOf, mendTypes } from '../question/file-habits.ts'
import type { RawQuestion } from '../question/raw-question.ts'
import type { Mend, Replacement } from '../source/replace-text.ts'
import type { Source } from '../source/strips.ts'
import { stripLabels, stripNumbers } from '../text/numbering.ts'
import type { TextObjects } from '../text/objects.ts'
import type { Layout, LayoutReading } from './layout.ts'

/** A layout's reading turned into drafts, with what it is worth. */
export interface Assessed {
  layout: LayoutCode
  reason: string
  drafts: PlacedDraft[]
  rejected: PlacedProblem[]
  warnings: BankWarning[]
  score: number
  alternatives: Alternative[]
  /** What it was made of. */
  source?: Source
}

/** How a source is to be read. */
export interface Wanted {
  /** Language of all questions; without it, each question's own words tell. */
  language?: Language | undefined
  /** Code of the layout that was chosen; without it the best one is. */
  layout?: string | undefined
  /** Objects that stand in the source's texts as characters. */
  objects?: TextObjects | undefined
  /** Where readers put the pictures that they come across. */
  pictures?: Pictures | undefined
  /** The document that holds the answers, where they stand in a second file. */
  answers?: { document: TextDocument; fileName: string } | undefined
  /** Done to every text before it is read, and how that is said in markup. */
  mend?: Mend | undefined
  replacements?: readonly Replacement[] | undefined
}

/**
 * What a draft is worth: a key among options can hardly come about by accident, while any two columns can be read as
 * question and free answer.
 */
export const worth = {
  'single-choice': 6,
  'multiple-choice': 6,
  'true-false': 6,
  ordering: 6,
  matching: 6,
  numeric: 3,
  blanks: 3,
  written: 1,
}

/**
 * The score of a format that says exactly what each part is: where another layout makes about as much of the same text,
 * the exact one knows better where a stem begins.
 */
export const exactScore = (sum: number): number => sum * 1.05 + 0.2

/** The last option goes on with the letter of another: a layout that sees both reads the question better. */
const overlooksOption = ({ options }: RawQuestion): boolean => {
  const next = String.fromCharCode(65 + options.length)
  const labels =
    options
      .at(-1)
      ?.text.slice(0, 2_000)
      .matchAll(/\s[（(]?([B-L])\s{0,2}[.．、:：)）]/g) ?? []
  return [...labels].some(([, letter]) => letter === next)
}

/** Builds the drafts of a reading and scores it. Nothing is lost: each question is a draft or rejected. */
const assess = (reading: LayoutReading, { language, objects }: Wanted): Assessed => {
  const stems = stripLabels(stripNumbers(reading.questions.map((question) => question.stem)))
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
    alternatives: [],
  }
  for (const question of questions) {
    const built = buildDraft(question, habits, language ?? languages(question))
    if ('problem' in built) {
      assessed.rejected.push({ at: question.at, ...built.problem })
      if (reading.sure) assessed.score += worth['single-choice']
      continue
    }
    assessed.drafts.push({ at: question.at, draft: objects ? placeObjects(built.draft, objects) : built.draft })
    for (const note of built.notes) assessed.warnings.push({ at: question.at, ...note })
    assessed.score += worth[built.draft.type] - (overlooksOption(question) ? 1 : 0)
  }
  const enough = assessed.drafts.length >= questions.length * reading.leastDrafts
  // A proven layout with nothing but rejections is still worth showing: its places and reasons help to mend the file.
  const shown = reading.leastDrafts === 0 && assessed.rejected.length > 0 ? 0.1 : 0
  return { ...assessed, score: enough ? assessed.score + shown : 0 }
}

/**
 * Tries every layout on a source and keeps the best reading, or that of the layout which was chosen; undefined where
 * none reads a question. Best first, the others are its alternatives.
 */
export const bestReading = <Source>(
  layouts: readonly Layout<Source>[],
  source: Source,
  wanted: Wanted,
): Assessed | undefined => {
  const readings = layouts
    .map((layout) => layout.read(source))
    .filter((reading) => reading !== undefined)
    .map((reading) => ({ reading: assess(reading, wanted), proven: reading.leastDrafts === 0 }))
    .filter(({ reading }) => reading.score > 0)
    // Of equals the one that sees more questions: what it rejects is told, what the other overlooks is lost.
    .map(({ reading, proven }) => ({ reading, seen: proven ? reading.drafts.length + reading.rejected.length : 0 }))
    .sort((a, b) => b.reading.score - a.reading.score || b.seen - a.seen)
    .map(({ reading }) => reading)
  const best = readings.find((reading) => reading.layout === wanted.layout) ?? readings[0]
  return best && { ...best, alternatives: readings.filter((reading) => reading !== best).map(countsOf) }
}

/** What a reading holds, as an alternative. */
export const countsOf = ({ layout, drafts, rejected }: Assessed): Alternative => ({
  layout,
  questions: drafts.length,
  rejected: rejected.length,
})
