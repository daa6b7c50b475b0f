import type { Content, Language, Option, QuestionDraft } from '@lianbing/contract'
import { contentText } from '@lianbing/contract'
import { type BankProblem, bankProblem } from '../problems.ts'
import { contentFits, isShownContent } from './content-fits.ts'
import { longest, optionId } from './draft-parts.ts'

/** A question of a format that says exactly what each part is; nothing of it is inferred. */
export interface ExactQuestion {
  stem: Content
  key: QuestionDraft['key']
  /** In their order; the key names them A, B, C … */
  options?: readonly { content: Content; pinned?: boolean }[]
  /** The right side of a matching, named A, B, C … too. */
  targets?: readonly { content: Content }[]
  blanks?: number
  unit?: string
  explanation?: Content
  material?: Content
  group?: string
  examPoint?: string
  source?: string
  language?: Language | undefined
}

const lettered = (contents: ExactQuestion['options'] = []): Option[] =>
  contents.map(({ content, pinned = false }, place) => ({ id: optionId(place), content, pinned }))

const languageOf = (question: ExactQuestion): Language =>
  [question.stem, ...(question.options ?? []).map(({ content }) => content)].some((part) =>
    /[\u3400-\u9FFF]/.test(contentText(part)),
  )
    ? 'zh-CN'
    : 'en'

const short = (text: string | undefined, limit: number) => text?.trim().replace(/\s+/g, ' ').slice(0, limit) || null

/** The question as a draft, or what the model has no room for. */
export const exactDraft = (question: ExactQuestion): { draft: QuestionDraft } | { problem: BankProblem } => {
  const { stem, key, blanks, unit, explanation = [], material = [] } = question
  if (!isShownContent(stem)) return { problem: bankProblem('stem.missing') }
  const options = lettered(question.options)
  const targets = lettered(question.targets)
  const choice = key.type === 'single-choice' || key.type === 'multiple-choice'
  if (choice && options.length < 2)
    return { problem: bankProblem(options.length === 0 ? 'options.missing' : 'options.too-few') }
  if (options.length > 26 || targets.length > 26) return { problem: bankProblem('options.too-many', { limit: 26 }) }
  const empty = [...options, ...targets].find(({ content }) => !isShownContent(content))
  if (empty) return { problem: bankProblem('options.empty', { letter: empty.id }) }
  const contents = [stem, material, explanation, ...[...options, ...targets].map(({ content }) => content)]
  if (!contents.every(contentFits)) return { problem: bankProblem('stem.too-long', { limit: longest.stem }) }
  return {
    draft: {
      type: key.type,
      language: question.language ?? languageOf(question),
      material,
      stem,
      options,
      targets,
      ...(blanks === undefined ? {} : { blanks }),
      ...(unit === undefined ? {} : { unit }),
      level: null,
      difficulty: null,
      examPoint: short(question.examPoint, 200),
      source: short(question.source, 500),
      sourceDetail: null,
      licence: null,
      author: null,
      reviewer: null,
      standard: null,
      edition: null,
      validFrom: null,
      validUntil: null,
      group: short(question.group, 60),
      key,
      explanation,
    },
  }
}
