import type { Language, QuestionDraft } from '@lianbing/contract'
import { type BankProblem, bankProblem } from '../problems.ts'
import { holdsObject, keyText, withoutObjects } from '../text/key-text.ts'
import { buildBlanks } from './build-blanks.ts'
import { type Built, longest, makeDraft } from './draft-parts.ts'
import type { RawQuestion } from './raw-question.ts'
import { bareAnswer } from './read-key.ts'
import { readNumber } from './read-number.ts'
import { gapContent, toContent } from './to-content.ts'

const decimal = /^[+-]?\d{1,15}(?:\.\d{1,15})?$/
/** A number that says how far off it may be is meant as one, whatever its type column says. */
const tolerant = /±|\+\/-|误差/

const buildNumber = (raw: RawQuestion, answer: string, language: Language, notes: BankProblem[]): Built | undefined => {
  const found = readNumber(bareAnswer(answer))
  return (
    found &&
    makeDraft(raw, language, { stem: toContent(raw.stem), unit: found.unit, key: { type: 'numeric', ...found } }, notes)
  )
}

/** An answer in words; what words cannot hold of it is shown as explanation beside them. */
const buildWritten = (raw: RawQuestion, answer: string, language: Language, notes: BankProblem[]): Built => {
  const held = holdsObject(answer)
  const beside = language === 'en' ? 'See the explanation.' : '见解析。'
  const rubric = keyText(held ? withoutObjects(answer) : answer) || beside
  if (rubric.length > longest.rubric) return { problem: bankProblem('stem.too-long', { limit: longest.rubric }) }
  const explained = held ? { ...raw, explanation: [answer, raw.explanation].filter(Boolean).join('\n') } : raw
  return makeDraft(explained, language, { stem: toContent(raw.stem), key: { type: 'written', rubric } }, notes)
}

/** "B、油石": a letter before the words names an option that the file has lost. */
const lostOption = /^\s*[A-HＡ-Ｈ](?:\s*[.．、:：]\s*(?=\S)|\s*(?=[《“「]))/
/** "B，油石" may also be two letters or words of an answer where something says what is asked for. */
const lostBeforeComma = /^\s*[A-HＡ-Ｈ]\s*[,，]\s*(?=\S)/
/** "CD：甲 乙" names several of them, and nothing tells where the words of one end: a person has to judge. */
const lostOptions = /^\s*[A-HＡ-Ｈ]{2,8}\s*[.．、:：,，]\s*(?=\S)/

/** A question that speaks of its options ("下列不属于…的是") cannot be answered without them. */
const asksAmong =
  /下列|下面|(?<!及)以下|哪一?项|选项中|个选项|不(?:属于|包括|包含|是)|(?:正确|错误|不当|不对)的(?:是|有|一?项)|of the following|which of|which one/i

/** The answer's words alone, where it names an option that is not there. */
const withoutLostLetter = (answer: string, declared: QuestionDraft['type'] | undefined): string => {
  if (declared === 'written') return answer
  const bare = answer.replace(lostOption, '')
  return declared === undefined ? bare.replace(lostBeforeComma, '') : bare
}

/** A question without options, answered in words: gaps, a number, or free text. */
export const buildOpen = (
  raw: RawQuestion,
  given: string,
  declared: QuestionDraft['type'] | undefined,
  language: Language,
  notes: BankProblem[],
): Built => {
  if (raw.answer.kind === 'parts') return buildBlanks(raw, '', language, notes)
  const several = declared !== 'written' && lostOptions.test(given)
  const answer = several ? given.replace(lostOptions, '') : withoutLostLetter(given, declared)
  if (answer !== given && asksAmong.test(raw.stem)) return { problem: bankProblem('options.missing') }
  if (answer !== given) notes.push(bankProblem('options.lost'))
  if (answer === '') return { problem: bankProblem('key.missing') }
  if (several) return buildWritten(raw, answer, language, notes)
  const { gaps } = gapContent(raw.stem)
  const free = declared === undefined && gaps === 0
  const number =
    declared === 'numeric' || (free && (decimal.test(bareAnswer(answer)) || tolerant.test(answer)))
      ? buildNumber(raw, answer, language, notes)
      : undefined
  if (number) return number
  if (declared === 'numeric' && gaps === 0) return { problem: bankProblem('key.unreadable', { answer }) }
  return declared === 'written' || free
    ? buildWritten(raw, answer, language, notes)
    : buildBlanks(raw, answer, language, notes)
}
