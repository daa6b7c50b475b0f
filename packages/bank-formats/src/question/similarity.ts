import type { QuestionDraft } from '@lianbing/contract'
import { optionNames, textOf } from './fingerprint.ts'
import { decidingParts, looseText } from './loose-text.ts'
import { textChanges } from './text-changes.ts'

type Asked = Pick<QuestionDraft, 'type' | 'language' | 'material' | 'stem' | 'options' | 'targets'>
type Part = { text: string; deciding: string }
type OptionPart = Part & { id: string }

/** A question as it is compared with others: worked out once, compared often. */
export type ComparedQuestion = {
  type: Asked['type']
  language: Asked['language']
  stem: Part
  material: Part
  options: readonly OptionPart[]
  targets: readonly OptionPart[]
}

/** Stands for a gap and is no mark that says nothing. */
const gap = '|'

export const comparedQuestion = ({ type, language, material, stem, options, targets }: Asked): ComparedQuestion => {
  const name = optionNames({ options, targets })
  const part = (content: QuestionDraft['stem']): Part => {
    const compared = textOf(content, name)
    // Which words are left out is what a question with gaps asks.
    const whole = type === 'blanks' ? compared.replace(/_{2,}/g, gap) : compared
    const loose = looseText(whole)
    // Where nothing is left but marks, the marks are what is asked.
    const text = loose === '' ? whole : loose
    return { text, deciding: decidingParts(text, language) }
  }
  const named = (list: QuestionDraft['options']) => list.map(({ id, content }) => ({ id, ...part(content) }))
  return {
    type,
    language,
    stem: part(stem),
    material: part(material),
    options: named(options),
    targets: named(targets),
  }
}

/**
 * How far two texts that say the same may be apart: the share of their characters that one has more, and how long a text
 * is in which one wrong character is a slip of the pen and not another word.
 */
type Tolerance = { share: number; lengthOfSlip: number }
/** Where the options tell too that it is the same question, and where nothing else does. */
const besideOptions: Tolerance = { share: 0.25, lengthOfSlip: 12 }
const alone: Tolerance = { share: 0.12, lengthOfSlip: 30 }
const ofOption: Tolerance = { share: 0.2, lengthOfSlip: 12 }
const exactly: Tolerance = { share: 0, lengthOfSlip: 1 }

/** Alike to the letter; but for a character that is missing; but for a little. */
const equal = 0
const slight = 1
const close = 2
const apart = 3

/** One character more or less in so long a text is a slip too small to ask anything else. */
const lengthOfSlight = 20

/**
 * How far apart two texts are that say the same: some words more or less, up to a share of the text, or single wrong
 * characters far from each other. A word that stands for another word makes another question.
 */
const distance = (one: Part, other: Part, { share, lengthOfSlip }: Tolerance): number => {
  if (one.text === other.text) return equal
  if (one.deciding !== other.deciding) return apart
  const length = Math.max(one.text.length, other.text.length)
  const changes = textChanges(one.text, other.text, Math.floor(length * share))
  if (changes === undefined || changes.longestSwap > 1 || changes.swapped * lengthOfSlip > length) return apart
  return changes.swapped === 0 && changes.moved === 1 && length >= lengthOfSlight ? slight : close
}

type Pairing = { pairs: ReadonlyMap<string, string>; distance: number }

/** Which option of the other question each option is; undefined where one has no counterpart. */
const pairOptions = (one: readonly OptionPart[], other: readonly OptionPart[]): Pairing | undefined => {
  if (one.length !== other.length) return undefined
  const left = [...other]
  const pairs = new Map<string, string>()
  let farthest = equal
  for (const most of [equal, close]) {
    for (const option of one) {
      if (pairs.has(option.id)) continue
      const distances = left.map((candidate) => distance(option, candidate, most === equal ? exactly : ofOption))
      const place = distances.findIndex((found) => found <= most)
      const [found] = place < 0 ? [] : left.splice(place, 1)
      if (found === undefined) continue
      pairs.set(option.id, found.id)
      farthest = Math.max(farthest, distances[place] ?? equal)
    }
  }
  return left.length > 0 ? undefined : { pairs, distance: farthest }
}

/**
 * - `same`: asks the same in the same words, but for marks, order and words that only frame it;
 * - `near`: differs by a few characters that turn nothing over;
 * - `other-options`: the same stem with other options, which is another question;
 * - `different`: anything else, also where only a number, a sign or a negation differs.
 */
export type Relation = 'same' | 'near' | 'other-options' | 'different'
export type Similarity = {
  relation: Relation
  /** So little differs that two keys which contradict each other cannot both be right. */
  slight: boolean
  /** The counterpart of each option of the first question, by id. */
  options: ReadonlyMap<string, string>
  targets: ReadonlyMap<string, string>
}

const unlike = (relation: Relation): Similarity => ({ relation, slight: false, options: new Map(), targets: new Map() })

/** What two questions have to do with each other. */
export const similarity = (one: ComparedQuestion, other: ComparedQuestion): Similarity => {
  if (one.type !== other.type || one.language !== other.language) return unlike('different')
  const stem = Math.max(
    distance(one.stem, other.stem, one.options.length > 0 ? besideOptions : alone),
    distance(one.material, other.material, alone),
  )
  if (stem === apart) return unlike('different')
  const options = pairOptions(one.options, other.options)
  const targets = pairOptions(one.targets, other.targets)
  if (options === undefined || targets === undefined) return unlike(stem === equal ? 'other-options' : 'different')
  const farthest = Math.max(stem, options.distance, targets.distance)
  return {
    relation: farthest === equal ? 'same' : 'near',
    slight: farthest <= slight,
    options: options.pairs,
    targets: targets.pairs,
  }
}
