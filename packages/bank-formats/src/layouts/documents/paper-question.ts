import type { QuestionDraft } from '@lianbing/contract'
import { emptyQuestion, type RawAnswer, type RawQuestion } from '../../question/raw-question.ts'
import { plain } from '../../text/comparable.ts'
import { truthOf, typeOf } from '../../text/words.ts'
import { isKey } from './paper-answers.ts'
import { drawLines, takeFilled, withoutUnderlines } from './paper-blanks.ts'
import { type Parts, textOf } from './paper-block.ts'
import { type Answered, gap, takeLettered, takeTrailing, takeVerdict, withoutLeadingGap } from './paper-brackets.ts'
import type { Looks } from './paper-flags.ts'
import type { PaperLine } from './paper-lines.ts'
import { loseLetters } from './paper-lost-letters.ts'
import type { Block, Section } from './paper-sections.ts'
import { bareStem } from './paper-stem.ts'

/** A question with its place in the paper, by which an answer sheet names it. */
export interface PaperQuestion extends RawQuestion {
  number?: number
}

const none: RawAnswer = { kind: 'text', text: '' }
const isNone = (answer: RawAnswer) => answer.kind === 'text' && answer.text === ''
const hasObject = /[\u{F0000}-\u{FFFFD}]/u
/** A picture that the file does not hold. */
const figure = /如(?:下|上|右|左)?图(?:所示|\s*\d)|(?:下|上|右|左)图(?:中|所示|是|为)|\b[Ff]igure [A-Z]?-?\d/

/** Several answers of one question that say the same are one; else nobody knows which is right. */
const oneAnswer = (answers: readonly string[][]): string => {
  const texts = answers.map(textOf).filter((text) => text !== '')
  return [...new Set(texts.map(plain))].length > 1 ? texts.join(' ≠ ') : (texts[0] ?? '')
}

const field = (parts: Parts, section: Section, pattern: RegExp): string =>
  [...parts.fields].find(([name]) => pattern.test(name))?.[1] ??
  section.fields.find(({ name }) => pattern.test(name))?.text ??
  ''

/** Right or wrong of a statement, with what else its answer says. */
const verdictOf = (stem: string, said: string, section: Section): (Answered & { comment: string }) | undefined => {
  const inStem = takeVerdict(stem)
  const { truth } = section.heading
  if (inStem) {
    if (said === '' || !isKey(said)) return { ...inStem, comment: said }
    const same = inStem.answer.kind === 'truth' && truthOf(said) === inStem.answer.truth
    return same ? { ...inStem, comment: '' } : undefined
  }
  if (said !== '' || truth === undefined) return undefined
  return { stem, answer: { kind: 'truth', truth }, comment: '' }
}

/** Letters in brackets at the end of a stem that leaves no other gap; those of a unit, "dB（A）", are none. */
const writtenKey = /(?<![A-Za-z0-9\s])\s{0,4}[（(]\s{0,4}[A-H]{1,8}\s{0,4}[)）]\s{0,4}[。.？?]?$/

const stressedLetters = (parts: Parts): string => {
  const letters = parts.options.filter((option) => option.stressed).map((option) => option.letter)
  return letters.length < parts.options.length ? letters.join('') : ''
}

/** The letters of a choice: said in words, written into the stem or before its number, or marked by colour. */
const choiceAnswer = (
  stem: string,
  parts: Parts,
  said: string,
  before: string,
  declared: QuestionDraft['type'] | undefined,
): Answered => {
  const letteredStem = takeLettered(stem, declared !== 'single-choice')
  if (said !== '') {
    const inStem = letteredStem?.answer.kind === 'text' ? letteredStem.answer.text : ''
    const same =
      letteredStem !== undefined &&
      plain(said)
        .toUpperCase()
        .replace(/[^A-Z]/g, '') === inStem
    const contradicts = !same && /^[A-H\s,、]+$/i.test(plain(said)) && writtenKey.test(stem) && !gap.test(stem)
    return {
      stem: same ? letteredStem.stem : stem,
      answer: { kind: 'text', text: contradicts ? `${inStem} ≠ ${said}` : said },
    }
  }
  if (before !== '') return { stem, answer: { kind: 'text', text: before } }
  const written = letteredStem ?? takeTrailing(stem)
  if (written) return written
  return { stem, answer: { kind: 'text', text: stressedLetters(parts) } }
}

/** What stands below a question that asks for words, without 答： before it. */
const answerBelow = ({ stem, options }: Parts): string =>
  options.length === 0 && /[?？]\s*$/.test(stem.pieces[0] ?? '') ? textOf(stem.pieces.slice(1)) : ''

/** A question of the paper in its own words. */
export const questionOf = (
  lines: readonly PaperLine[],
  looks: readonly Looks[],
  block: Block,
  section: Section,
  parts: Parts,
  withCodes: boolean,
): PaperQuestion => {
  const [first = 0] = block.lines
  const number = looks[first]?.number
  const before = plain(block.from > 0 ? (number?.before ?? '') : '').replace(/[\s、,]/g, '')
  const named = bareStem(textOf(parts.stem.pieces), withCodes)
  const type = named.type || field(parts, section, /题型|类型/) || section.heading.type
  const declared = typeOf(type)
  const found = loseLetters(parts, declared)
  const spoken = oneAnswer(parts.answers)
  const untold = spoken === '' && declared === 'written' ? answerBelow(parts) : ''
  const said = spoken || untold
  const marked =
    untold !== ''
      ? bareStem(parts.stem.pieces[0] ?? '', withCodes).stem
      : found
        ? bareStem(textOf(found.stem), withCodes).stem
        : named.stem
  const options = found?.options ?? parts.options
  const underlined = options.length > 0 ? takeFilled(marked, false) : undefined
  const letters = underlined?.parts.every((part) => /^[A-H]{1,8}$/.test(part)) ? underlined : undefined
  const stem = drawLines(letters ? letters.stem : marked)
  let answered: Answered = { stem, answer: said === '' ? none : { kind: 'text', text: said } }
  let comment = ''
  if (options.length >= 2)
    answered = choiceAnswer(stem, { ...parts, options }, said || letters?.parts.join('') || '', before, declared)
  else {
    const open = declared !== undefined && declared !== 'true-false' && !(declared === 'written' && takeVerdict(stem))
    const verdict = open ? undefined : verdictOf(stem, said, section)
    const filled =
      said === '' && !verdict && (declared === undefined || declared === 'blanks')
        ? takeFilled(marked, declared === 'blanks')
        : undefined
    const lettered = said === '' && !verdict && !filled && declared !== 'blanks' ? takeLettered(stem, true) : undefined
    if (verdict) {
      answered = verdict
      comment = verdict.comment
    } else if (filled) answered = { stem: filled.stem, answer: { kind: 'text', text: filled.parts.join('##') } }
    else if (lettered) answered = lettered
    else if (isNone(answered.answer) && before !== '') answered = { stem, answer: { kind: 'text', text: before } }
  }
  // A case is not answered in words where options or a verdict say otherwise.
  const truth =
    answered.answer.kind === 'truth' || (answered.answer.kind === 'text' && truthOf(answered.answer.text) !== undefined)
  const undone = declared === 'written' && (options.length >= 2 || truth)
  const judged = options.length === 0 && (declared === 'true-false' || (truth && (declared === undefined || undone)))
  const shownStem = judged ? withoutLeadingGap(answered.stem) : answered.stem
  const filledIn = declared === 'blanks' && answered.answer.kind === 'text' && answered.answer.text.includes('##')
  const explanation = [comment, textOf(parts.explanation)].filter((text) => text !== '').join('\n')
  const whole = `${answered.stem}${options.map((option) => textOf(option.pieces)).join('')}`
  return {
    ...emptyQuestion(lines[first]?.at ?? ''),
    ...(block.number === undefined ? {} : { number: block.number }),
    type: undone ? '' : type,
    stem: filledIn ? withoutUnderlines(shownStem) : shownStem,
    options: options.map((option) => ({ letter: option.letter, text: textOf(option.pieces) })),
    answer: answered.answer,
    explanation,
    level: field(parts, section, /等级|级别/),
    difficulty: field(parts, section, /难|difficulty/),
    examPoint:
      named.examPoint ||
      field(parts, section, /知识|考点|考核点|鉴定点|考查点|topic/) ||
      field(parts, section, /章/) ||
      (section.heading.chapter ?? ''),
    source: field(parts, section, /出处|来源|依据|source/),
    author: field(parts, section, /出题人|命题人|作者/),
    picture: figure.test(answered.stem) && !hasObject.test(whole) && !gap.test(figure.exec(answered.stem)?.[0] ?? ''),
  }
}
