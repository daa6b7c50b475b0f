import { blankOrder } from '../../question/answer-parts.ts'
import { takeLetters } from '../../question/key-in-stem.ts'
import { emptyQuestion, type RawAnswer, type RawQuestion } from '../../question/raw-question.ts'
import { plain } from '../../text/comparable.ts'
import { UNDERLINE, UNDERLINE_END } from '../../text/marks.ts'
import { typeOf } from '../../text/words.ts'
import { listedOptions } from './tagged-option.ts'
import type { TaggedParts } from './tagged-parts.ts'
import { type RightMarks, rightOptions } from './tagged-right.ts'

const gap = '（　　）'
/** Ways of writing the answer into its own gap; the first that a question uses counts. */
const filledGaps = [
  /【([^【】\n]{1,200})】/g,
  new RegExp(`${UNDERLINE}([^${UNDERLINE}${UNDERLINE_END}]{1,200})${UNDERLINE_END}`, 'g'),
  /_{1,20}([^_\s][^_\n]{0,200}?)_{1,20}/g,
  /\{([^{}\n]{1,200})\}/g,
]

/** A stem whose gaps hold their answers, emptied, with the answers. */
const takeGaps = (stem: string): { stem: string; answer: RawAnswer } | undefined => {
  for (const pattern of filledGaps) {
    const texts = [...stem.matchAll(pattern)].map((match) => (match[1] ?? '').trim())
    if (texts.length > 0 && texts.every((text) => text !== ''))
      return { stem: stem.replace(pattern, gap), answer: { kind: 'parts', parts: texts } }
  }
  return undefined
}

const verdict = /[（(【[]\s{0,3}(√|×|✓|✗|✔|✘|对|错|正确|错误|[TFYNXx])\s{0,3}[)）\]】]/g
const verdictBehind = /(?<=[。！？.!?)）”"’\s])(正确|错误|对|错|√|×|✓|✗|✔|✘)\s{0,3}[。.]?\s*$/

/** Right or wrong, where it stands as the only word in brackets, or behind the statement's end. */
const takeVerdict = (stem: string): { stem: string; answer: RawAnswer } | undefined => {
  const found = [...stem.matchAll(verdict)]
  const only = found.length === 1 ? found[0] : undefined
  if (only) {
    const rest = `${stem.slice(0, only.index)}${gap}${stem.slice(only.index + only[0].length)}`
    return { stem: rest.trim(), answer: { kind: 'text', text: only[1] ?? '' } }
  }
  const behind = found.length === 0 ? verdictBehind.exec(stem.slice(-40)) : null
  if (!behind) return undefined
  return { stem: stem.slice(0, -behind[0].length).trim(), answer: { kind: 'text', text: behind[1] ?? '' } }
}

const answerOf = (lines: readonly string[]): string => {
  const filled = lines.filter((line) => line.trim() !== '')
  const text = filled
    .join('\n')
    .replace(/^\*{1,2}\s*|\s*\*{1,2}$/g, '')
    .trim()
  // Some platforms print the options' texts behind the letters: "AB:甲;乙;".
  return /^([A-L]{2,})\s{0,2}[:：]/.exec(plain(text))?.[1] ?? text
}

const keyBehind = /(?<=[。：:？?）)])\s{0,4}([A-HＡ-Ｈ]{1,8})\s*$/

/** The stem; letters that were typed behind its end go into brackets, where a key may stand. */
const bracketKey = ({ stem, options, answer }: TaggedParts): string => {
  const text = stem.join('\n').trim()
  const free = options.length > 1 && answer.length === 0 && takeLetters(text) === undefined
  return free ? text.replace(keyBehind, '（$1）') : text
}

/** Whether a tag or the question's own brackets give the answer. */
export const isAnswered = (parts: TaggedParts): boolean =>
  parts.answer.some((line) => line.trim() !== '') || takeLetters(bracketKey(parts)) !== undefined

/** A question of what its tags say; `marks` are the file's ways of setting right options apart. */
export const questionOfParts = (parts: TaggedParts, marks: RightMarks): RawQuestion => {
  const { said } = parts
  const given = answerOf(parts.answer)
  const listed = parts.options.length === 0 && said.options ? listedOptions(said.options) : parts.options
  const declared = typeOf(parts.type)
  const stem = bracketKey(parts)
  const { options, places } = rightOptions(listed, isAnswered(parts) ? undefined : marks)
  const inStem =
    given !== '' || options.length > 0
      ? undefined
      : declared === 'blanks'
        ? takeGaps(stem)
        : declared === 'true-false'
          ? takeVerdict(stem)
          : undefined
  const answer: RawAnswer = places ? { kind: 'places', places } : (inStem?.answer ?? { kind: 'text', text: given })
  return {
    ...emptyQuestion(parts.at),
    type: parts.type,
    stem: inStem?.stem ?? stem,
    options,
    answer,
    anyOrder: blankOrder(`${parts.order}:${said['any-order'] ?? ''}`) ?? false,
    explanation: parts.explanation.join('\n').trim(),
    level: said.level ?? '',
    difficulty: said.difficulty ?? '',
    examPoint: said['exam-point'] || said.chapter || parts.chapter,
    source: said.source ?? '',
    author: said.author ?? '',
    standard: said.standard ?? '',
    edition: said.edition ?? '',
    picture: (said.picture ?? '') !== '',
  }
}

/** Whether a record asks or answers anything. */
export const isQuestion = (parts: TaggedParts): boolean =>
  parts.answer.length > 0 || parts.options.length > 1 || (parts.tagged && (parts.stem.length > 0 || parts.type !== ''))
