import type { Content, Language, QuestionDraft } from '@lianbing/contract'
import { type BankProblem, bankProblem } from '../problems.ts'
import { plain } from '../text/comparable.ts'
import type { TextObjects } from '../text/objects.ts'
import type { RawOption } from '../text/option-letters.ts'
import { explanationReferences, optionReferences } from '../text/references.ts'
import { difficultyOf, isPinned, levelOf } from '../text/words.ts'
import type { RawQuestion } from './raw-question.ts'
import { toContent } from './to-content.ts'

/** The model's bound of a run, and of an answer's parts. */
export const longest = { stem: 20_000, text: 500, rubric: 10_000 }

export type Built = { draft: QuestionDraft; notes: BankProblem[] } | { problem: BankProblem }

export const optionId = (place: number): string => String.fromCharCode(65 + place)

const short = (text: string, limit: number) => {
  const value = text.trim().replace(/\s+/g, ' ')
  return value === '' ? null : value.slice(0, limit)
}

/** Options as the bank holds them: pinned where they speak of the others, letters inside as references. */
const draftOptions = (options: readonly RawOption[]): QuestionDraft['options'] => {
  const texts = options.map((option) => plain(option.text))
  return options.map((option, place) => {
    const named = optionReferences(texts, place)
    const content = named
      ? toContent(option.text, /(?<![A-Za-z])[A-HＡ-Ｈ](?![A-Za-z])/g, (match) => [
          { type: 'option', id: match[0].normalize('NFKC') },
        ])
      : toContent(option.text)
    // An option that is only its letter stands in a picture, which does not change with the order.
    const lettered = option.text === optionId(place)
    return { id: optionId(place), content, pinned: lettered || named !== undefined || isPinned(option.text) }
  })
}

const explanationContent = (text: string, options: number): Content => {
  if (/^\s*(无|略|暂无|暂无解析|无解析|none|n\/a|-+)?[。.]?\s*$/i.test(text)) return []
  const { pattern, node } = explanationReferences(
    new Set(Array.from({ length: options }, (_, place) => optionId(place))),
  )
  return options > 0 ? toContent(text, pattern, node) : toContent(text)
}

interface Asked {
  stem: Content
  key: QuestionDraft['key']
  options?: readonly RawOption[]
  /** The right side of a matching. */
  targets?: readonly RawOption[]
  blanks?: number
  unit?: string | undefined
}

/** A draft of what was found, or a problem where the model has no room for it. */
export const makeDraft = (raw: RawQuestion, language: Language, asked: Asked, notes: BankProblem[]): Built => {
  const { options = [], targets = [], blanks, unit } = asked
  const texts = [...options, ...targets].map((option) => option.text)
  const tooLong = [raw.stem, raw.material, raw.explanation, ...texts].some(
    (text) => text.length > longest.stem || text.split('\n').length > 200,
  )
  if (tooLong) return { problem: bankProblem('stem.too-long', { limit: longest.stem }) }
  return {
    notes,
    draft: {
      type: asked.key.type,
      language,
      stem: asked.stem,
      options: draftOptions(options),
      targets: targets.map((target, place) => ({
        id: optionId(place),
        content: toContent(target.text),
        pinned: false,
      })),
      material: toContent(raw.material),
      ...(blanks === undefined ? {} : { blanks }),
      ...(unit === undefined ? {} : { unit }),
      level: levelOf(raw.level),
      difficulty: difficultyOf(raw.difficulty),
      // The bare number of a chapter says nothing outside of its book.
      examPoint: /^[\d.\s]*$/.test(raw.examPoint) ? null : short(raw.examPoint, 200),
      source: short(raw.source, 500),
      sourceDetail: null,
      licence: null,
      author: short(raw.author, 200),
      reviewer: null,
      standard: short(raw.standard, 200),
      edition: short(raw.edition, 100),
      validFrom: null,
      validUntil: null,
      group: short(raw.group, 60),
      key: asked.key,
      explanation: explanationContent(raw.explanation, options.length),
    },
  }
}

/** Puts pictures, formulas and tables back where their characters stand. */
export const placeObjects = (draft: QuestionDraft, objects: TextObjects): QuestionDraft => {
  const place = (options: QuestionDraft['options']) =>
    options.map((option) => ({ ...option, content: objects.place(option.content) }))
  return {
    ...draft,
    material: objects.place(draft.material),
    stem: objects.place(draft.stem),
    options: place(draft.options),
    targets: place(draft.targets),
    explanation: objects.place(draft.explanation),
  }
}
