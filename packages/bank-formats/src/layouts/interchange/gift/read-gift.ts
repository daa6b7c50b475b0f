import type { BankWarning, PlacedDraft, PlacedProblem } from '../../../bank-reading.ts'
import { bankProblem } from '../../../problems.ts'
import { exactDraft } from '../../../question/exact-draft.ts'
import { cleanText, withoutMarks } from '../../../text/marks.ts'
import { type Assessed, exactScore, type Wanted, worth } from '../../assess.ts'
import { dataPicture } from '../data-picture.ts'
import { categoryPoint } from '../moodle/category.ts'
import { isProblem } from '../moodle/outcome.ts'
import { askAll } from './ask-case.ts'
import { type GiftBlock, giftBlocks } from './gift-blocks.ts'
import { hideEscapes } from './gift-escapes.ts'
import type { GiftQuestion } from './gift-tree.ts'
import { type GiftFault, parseQuestion } from './parse-question.ts'

type Parsed = { block: GiftBlock; question: GiftQuestion | { fault: GiftFault } }

const isDescription = ({ question }: Parsed) => 'braces' in question && question.braces.length === 0

/** Answers that no other kind of text has by accident; `{}` stands in every program. */
const isAnswered = ({ question }: Parsed) =>
  'braces' in question &&
  question.braces.length > 0 &&
  question.braces.every(({ answers }) => answers.type !== 'unreadable' && answers.type !== 'essay')

const isEssay = ({ question }: Parsed) =>
  'braces' in question && question.braces.length > 0 && question.braces.every(({ answers }) => answers.type === 'essay')

/**
 * Whether a text is GIFT: at least half of its blocks have an answer in braces, or more than half a title. Where these are all empty, titles,
 * categories or ids have to bear witness; where there are none, the format that each block names.
 */
const isGift = (parsed: readonly Parsed[], text: string, categories: number): boolean => {
  const answered = parsed.filter(isAnswered).length
  const essays = parsed.filter(isEssay).length
  if (parsed.length > 0 && answered + essays === 0)
    return parsed.every(
      (one) => isDescription(one) && /^(?:::.*?::)?\s*\[(?:html|moodle|plain|markdown)\]/s.test(one.block.text),
    )
  const titled = parsed.filter(({ question }) => 'title' in question && question.title !== undefined).length
  if (answered > 0 && titled * 2 > parsed.length) return true
  const sign = answered > 0 || categories > 0 || titled > 0 || /^[ \t]*\/\/[ \t]*\[(?:id|tag):/m.test(text)
  return sign && (answered + essays) * 2 >= parsed.length
}

const skippedText = (text: string) => withoutMarks(text).replace(/\s+/g, ' ').slice(0, 40)

/**
 * Moodle's GIFT. Undefined where a text is something else. A text without an answer is no question and only named in a
 * warning; where such texts are as many as the questions, they are what the author meant to ask, and are rejected.
 */
export const readGift = (text: string, wanted: Wanted): Assessed | undefined => {
  // Without a brace or a named format nothing can be GIFT, however long it is.
  if (!/[{}]|\[(?:html|moodle|plain|markdown)\]/.test(text)) return undefined
  const { blocks, categories } = giftBlocks(text)
  const parsed = blocks.map((block): Parsed => ({ block, question: parseQuestion(hideEscapes(block.text)) }))
  if (parsed.length === 0 || !isGift(parsed, text, categories)) return undefined
  const descriptions = parsed.filter(isDescription).length
  const drafts: PlacedDraft[] = []
  const rejected: PlacedProblem[] = []
  const warnings: BankWarning[] = []
  let score = 0
  for (const one of parsed) {
    const { block, question } = one
    const at = String(block.line)
    if ('fault' in question) rejected.push({ at, ...bankProblem(question.fault) })
    else if (isDescription(one) && descriptions * 2 < parsed.length)
      warnings.push({ at, ...bankProblem('question.description', { text: skippedText(block.text) }) })
    else {
      const examPoint = block.category === undefined ? undefined : categoryPoint(cleanText(block.category))
      const known = { ...(examPoint === undefined ? {} : { examPoint }), language: wanted.language }
      for (const asked of askAll(question, (src, alt) => dataPicture(src, alt, wanted.pictures), `line ${at}`)) {
        const built = isProblem(asked) ? asked : exactDraft({ ...asked.value, ...known })
        if ('problem' in built) {
          rejected.push({ at, ...built.problem })
          continue
        }
        drafts.push({ at, draft: built.draft })
        for (const note of isProblem(asked) ? [] : asked.notes) warnings.push({ at, ...note })
        score += worth[built.draft.type]
      }
    }
  }
  return {
    layout: 'gift',
    reason: 'Each question has its answer in braces, as in Moodle’s GIFT.',
    drafts,
    rejected,
    warnings,
    score: exactScore(score),
    alternatives: [],
  }
}
