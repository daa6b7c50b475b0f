import type { Language, QuestionDraft } from '@lianbing/contract'
import { type BankProblem, bankProblem } from '../problems.ts'
import { plain } from '../text/comparable.ts'
import type { RawOption } from '../text/option-letters.ts'
import { truthOf, typeOf } from '../text/words.ts'
import { blankOrder } from './answer-parts.ts'
import { answerText, isUnanswered } from './answer-text.ts'
import { asksForOption } from './asks-for-option.ts'
import { buildMatching } from './build-matching.ts'
import { buildOpen } from './build-open.ts'
import { buildOrdering } from './build-ordering.ts'
import { checkOptions, optionsInStem, sameOptions } from './check-options.ts'
import { type Built, makeDraft, optionId } from './draft-parts.ts'
import { takeLetters, takeTicks, takeTruth, takeType, takeVerdict } from './key-in-stem.ts'
import type { RawQuestion } from './raw-question.ts'
import { answerLetters, bareAnswer, type FileHabits, readPlaces } from './read-key.ts'
import { gapContent, toContent } from './to-content.ts'

type Type = QuestionDraft['type']

/** Right or wrong, from the words of the answer, the option it names, or the figures that the file uses. */
const readTruth = (raw: RawQuestion, options: readonly RawOption[], habits: FileHabits, notes: BankProblem[]) => {
  if (raw.answer.kind === 'truth') return raw.answer.truth
  const text = answerText(raw)
  // "错误，应为 1949 年": the word counts, the rest is an explanation.
  const word = truthOf(text) ?? truthOf(/^\s*(正确|错误|对|错)(?=\s*[，,。；;（(])/.exec(text)?.[1] ?? '')
  if (word !== undefined && raw.answer.kind === 'text') return word
  if (options.length > 0) {
    const found = readPlaces(raw.answer, options, habits)
    const place = 'places' in found && found.places.length === 1 ? found.places[0] : undefined
    return place === undefined ? undefined : truthOf(options[place]?.text ?? '')
  }
  const bare = bareAnswer(text).toUpperCase()
  if (bare === 'A' || bare === 'B') {
    notes.push(bankProblem('key.assumed-letters'))
    return bare === 'A'
  }
  if (habits.wrongNumber === undefined || (bare !== '1' && bare !== habits.wrongNumber)) return undefined
  notes.push(bankProblem('key.assumed-numbers', { wrong: habits.wrongNumber }))
  return bare === '1'
}

const buildTruth = (
  raw: RawQuestion,
  options: readonly RawOption[],
  habits: FileHabits,
  language: Language,
  notes: BankProblem[],
): Built => {
  const inStem = takeTruth(raw.stem) ?? (isUnanswered(raw) ? takeVerdict(raw.stem) : undefined)
  const given = isUnanswered(raw) ? undefined : readTruth(raw, options, habits, notes)
  if (given === undefined && (answerText(raw) !== '' || raw.answer.kind === 'indexes'))
    return { problem: bankProblem('key.unreadable', { answer: answerText(raw) }) }
  const truth = given ?? inStem?.truth
  const comment = /^\s*(?:正确|错误|对|错)\s*[，,。；;]?\s*(?=\S{2})/.test(answerText(raw)) ? answerText(raw) : ''
  if (truth === undefined) return { problem: bankProblem('key.missing') }
  if (inStem && given !== undefined && inStem.truth !== given)
    return { problem: bankProblem('key.conflict', { inStem: String(inStem.truth), answer: answerText(raw) }) }
  if (given === undefined) notes.push(bankProblem('key.in-stem'))
  const explained = { ...raw, explanation: raw.explanation || comment }
  return makeDraft(
    explained,
    language,
    { stem: toContent(inStem?.stem ?? raw.stem), key: { type: 'true-false', truth } },
    notes,
  )
}

/** Two gaps that the same option fills: "A、A". */
const oncePerGap = (raw: RawQuestion): RawQuestion['answer'] => {
  const letters = raw.answer.kind === 'text' ? answerLetters(raw.answer.text) : undefined
  const [first, ...others] = letters ?? []
  const same = first !== undefined && others.length > 0 && others.every((letter) => letter === first)
  return same && gapContent(raw.stem).gaps === others.length + 1 ? { kind: 'text', text: first } : raw.answer
}

/** Whether the question shows a picture, a formula or a table, which its options may name by letters alone. */
const hasObject = ({ stem, material = '' }: RawQuestion) => /[\u{F0000}-\u{FFFFD}]/u.test(stem + material)

const buildChoice = (
  raw: RawQuestion,
  given: readonly RawOption[],
  declared: Type | undefined,
  habits: FileHabits,
  language: Language,
  notes: BankProblem[],
): Built => {
  if (given.length > 0 && given.every(({ bare }) => bare) && !hasObject(raw))
    return { problem: bankProblem('options.missing') }
  if (given.length < 2) return { problem: bankProblem(given.length === 0 ? 'options.missing' : 'options.too-few') }
  const inStem = takeLetters(raw.stem)
  const absent = isUnanswered(raw)
  const ticks = absent && !inStem ? takeTicks(given) : undefined
  const options = ticks?.options ?? given
  const key: RawQuestion['answer'] =
    absent && inStem
      ? { kind: 'text', text: inStem.letters }
      : ticks
        ? { kind: 'places', places: ticks.places }
        : oncePerGap(raw)
  const read = readPlaces(key, options, habits)
  if ('problem' in read) return read
  const ids = [...read.places].sort((a, b) => a - b).map(optionId)
  if (absent) notes.push(bankProblem('key.in-stem'))
  const shown = inStem?.letters === ids.join('') ? inStem.stem : raw.stem
  // "选择题" alone may ask for several.
  if (declared === 'single-choice' && ids.length > 1 && /单|single|radio|one|唯一/i.test(raw.type))
    return { problem: bankProblem('key.too-many', { answer: ids.join('') }) }
  const same = sameOptions(options)
  if (same) {
    const problem = bankProblem('options.duplicate', { first: optionId(same[0]), second: optionId(same[1]) })
    if (read.places.includes(same[0]) !== read.places.includes(same[1])) return { problem }
    notes.push(problem)
  }
  const several = declared === 'multiple-choice' || ids.length > 1
  if (declared !== undefined && declared !== 'single-choice' && declared !== 'multiple-choice')
    notes.push(bankProblem('type.mended', { given: raw.type, type: several ? 'multiple-choice' : 'single-choice' }))
  const right = several
    ? { type: 'multiple-choice' as const, choices: ids }
    : { type: 'single-choice' as const, choice: ids[0] ?? '' }
  return makeDraft(raw, language, { stem: toContent(shown), options, key: right }, notes)
}

/** A gap at the end of a statement, where its √ or × is to be written; a page's number may have come behind it. */
const verdictGap = /(?:_{2,}|＿{2,})\s*[。.]?\s*(?:\d{1,3}\s*)?$/

/** A stem that asks for something, rather than stating what may be wrong: a gap, or a question. */
const asks = /_{2,}|[?？=＝]\s*[)）]?\s*$/

/** Where the options of a fill-in question are the texts of its gaps, one each, or where its answer only says their order. */
const withParts = (raw: RawQuestion): RawQuestion => {
  const order = blankOrder(answerText(raw))
  const texts = raw.options.map(({ letter, text }) => (letter === undefined ? text : `${letter}.${text}`))
  const parts = texts.slice(0, texts.findLastIndex((text) => text.trim() !== '') + 1)
  const fills = parts.length > 0 && parts.length === gapContent(raw.stem).gaps
  const empty = order !== undefined || (isUnanswered(raw) && typeOf(raw.type) === 'blanks')
  if (!empty || !fills) return raw
  return { ...raw, options: [], answer: { kind: 'parts', parts }, anyOrder: order ?? raw.anyOrder }
}

/**
 * A question of a file as a draft, or the reason why it cannot be one. What its parts are decides over the type that
 * the file claims, since whole type columns are wrong in real files; what stays unclear is rejected, never guessed.
 */
export const buildDraft = (given: RawQuestion, habits: FileHabits, language: Language): Built => {
  const typed = takeType(given.stem)
  const listed = /^(?:ordering|matching)$/.test(typeOf(given.type || typed.type) ?? '')
  const embedded = given.options.length === 0 && !listed ? optionsInStem(typed.stem) : undefined
  const raw = withParts({
    ...given,
    type: given.type || typed.type,
    stem: embedded?.stem ?? typed.stem,
    options: embedded?.options ?? given.options,
  })
  if (plain(raw.stem) === '') return { problem: bankProblem('stem.missing') }
  if (raw.picture) return { problem: bankProblem('picture.unsupported') }
  const notes: BankProblem[] = []
  const declared = typeOf(raw.type)
  if (declared === 'ordering' || declared === 'matching') {
    const filled = { ...raw, options: raw.options.slice(0, raw.options.findLastIndex(({ text }) => text !== '') + 1) }
    return declared === 'ordering' ? buildOrdering(filled, language, notes) : buildMatching(filled, language, notes)
  }
  const checked = checkOptions(raw.options)
  if ('problem' in checked) return checked
  const { options } = checked
  const truths = options.map((option) => truthOf(option.text))
  const truthPair = options.length === 2 && truths.includes(true) && truths.includes(false)
  const says = raw.answer.kind === 'truth' ? raw.answer.truth : truthOf(answerText(raw))
  if (declared === 'true-false' && (options.length === 0 || truthPair))
    return buildTruth(raw, options, habits, language, notes)
  // A statement beside options that say neither right nor wrong has those of another question.
  if (declared === 'true-false' && (options.length < 3 || !asksForOption(raw.stem)))
    return { problem: bankProblem('options.not-true-false') }
  const undecided = declared === undefined || declared === 'blanks'
  const figure = bareAnswer(answerText(raw))
  const coded =
    declared === undefined && habits.wrongNumber !== undefined && (figure === '1' || figure === habits.wrongNumber)
  const statement = says === undefined ? raw.stem : raw.stem.replace(verdictGap, '')
  const states = options.length === 0 && !asks.test(statement) && (says !== undefined || coded)
  if (undecided && (truthPair || states)) {
    if (declared) notes.push(bankProblem('type.mended', { given: raw.type, type: 'true-false' }))
    return buildTruth({ ...raw, stem: statement }, options, habits, language, notes)
  }
  const answer = answerText(raw)
  const letters = answer === '' ? undefined : answerLetters(answer)
  const namesOptions = letters?.every((letter, index) => letter <= 'H' && letter > (letters[index - 1] ?? ''))
  const choice =
    options.length > 0 || declared === 'single-choice' || declared === 'multiple-choice' || (undecided && namesOptions)
  if (choice) return buildChoice(raw, options, declared, habits, language, notes)
  if (raw.answer.kind === 'places' || raw.answer.kind === 'indexes') return { problem: bankProblem('options.missing') }
  return buildOpen(raw, raw.answer.kind === 'truth' ? String(raw.answer.truth) : answer, declared, language, notes)
}
