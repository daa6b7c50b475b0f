import { readDecimal } from './decimal.ts'
import type { Key, QuestionType } from './types.ts'

/** An option with all that it shows as one text, in which a picture or a formula has a name of its own. */
type Written = { id: string; text: string }

/** A question as its author has left it. */
export type WrittenQuestion = {
  type: QuestionType
  stem: string
  options: readonly Written[]
  targets: readonly Written[]
  /** The gaps of the stem, by their indices in reading order. */
  gaps: readonly number[]
  /** Ids of options that a text refers to. */
  references: readonly string[]
  key: Key | null
  validFrom: string | null
  validUntil: string | null
}

export type DraftFaultCode =
  | 'stem.missing'
  | 'options.too-few'
  | 'options.empty'
  | 'options.same'
  | 'options.unfit'
  | 'blanks.no-gap'
  | 'blanks.unfit'
  | 'blanks.empty'
  | 'key.missing'
  | 'key.unfit'
  | 'key.number'
  | 'reference.unknown'
  | 'validity.turned'
/** What keeps a question from being handed in: `at` names the part, with the place of an option behind it. */
export type DraftFault = { at: string; code: DraftFaultCode }

const fewest: Partial<Record<QuestionType, number>> = {
  'single-choice': 2,
  'multiple-choice': 2,
  ordering: 2,
  matching: 2,
}

const listFaults = (at: 'options' | 'targets', list: readonly Written[], least: number): DraftFault[] => {
  const faults: DraftFault[] = []
  if (list.length < least) faults.push({ at, code: 'options.too-few' })
  if (new Set(list.map(({ id }) => id)).size < list.length) faults.push({ at, code: 'options.unfit' })
  for (const [place, { text }] of list.entries()) {
    if (text.trim() === '') faults.push({ at: `${at}/${place}`, code: 'options.empty' })
    else if (list.findIndex((other) => other.text === text) < place)
      faults.push({ at: `${at}/${place}`, code: 'options.same' })
  }
  return faults
}

const areAll = (named: readonly string[], ids: readonly string[]) =>
  named.length === ids.length && new Set(named).size === ids.length && named.every((id) => ids.includes(id))

const keyFault = ({ type, key, options, targets, gaps }: WrittenQuestion): DraftFaultCode | undefined => {
  if (key === null) return 'key.missing'
  const ids = options.map(({ id }) => id)
  if (key.type !== type) return 'key.unfit'
  switch (key.type) {
    case 'single-choice':
      return ids.includes(key.choice) ? undefined : 'key.unfit'
    case 'multiple-choice':
      if (key.choices.length === 0) return 'key.missing'
      return new Set(key.choices).size === key.choices.length && key.choices.every((id) => ids.includes(id))
        ? undefined
        : 'key.unfit'
    case 'true-false':
      return undefined
    case 'blanks':
      if (key.texts.length !== gaps.length) return 'blanks.unfit'
      return key.texts.every((texts) => texts.length > 0 && texts.every((text) => text.trim() !== ''))
        ? undefined
        : 'blanks.empty'
    case 'numeric': {
      const tolerance = readDecimal(key.tolerance)
      const isNumber = readDecimal(key.number) !== undefined && tolerance !== undefined && tolerance.units >= 0n
      return isNumber ? undefined : 'key.number'
    }
    case 'ordering':
      return areAll(key.order, ids) ? undefined : 'key.unfit'
    case 'matching': {
      const known = key.pairs.every(([, target]) => targets.some(({ id }) => id === target))
      const left = key.pairs.map(([option]) => option)
      return known && areAll(left, ids) ? undefined : 'key.unfit'
    }
    case 'written':
      return key.rubric.trim() === '' ? 'key.missing' : undefined
  }
}

/**
 * Everything that keeps a question from being handed in for review; none where it is complete and its key fits. Words
 * for people belong to the screens, by code.
 */
export const draftFaults = (question: WrittenQuestion): DraftFault[] => {
  const { type, stem, options, targets, gaps, references, validFrom, validUntil } = question
  const faults: DraftFault[] = stem.trim() === '' ? [{ at: 'stem', code: 'stem.missing' }] : []
  const least = fewest[type]
  if (least !== undefined) faults.push(...listFaults('options', options, least))
  else if (options.length > 0) faults.push({ at: 'options', code: 'options.unfit' })
  if (type === 'matching') faults.push(...listFaults('targets', targets, 2))
  else if (targets.length > 0) faults.push({ at: 'targets', code: 'options.unfit' })
  if (type === 'blanks' && gaps.length === 0) faults.push({ at: 'stem', code: 'blanks.no-gap' })
  const inOrder = gaps.every((gap, place) => gap === place)
  if (!inOrder || (type !== 'blanks' && gaps.length > 0)) faults.push({ at: 'stem', code: 'blanks.unfit' })
  const ids = [...options, ...targets].map(({ id }) => id)
  if (references.some((id) => !ids.includes(id))) faults.push({ at: 'explanation', code: 'reference.unknown' })
  if (validFrom !== null && validUntil !== null && validFrom > validUntil)
    faults.push({ at: 'validUntil', code: 'validity.turned' })
  const code = keyFault(question)
  if (code !== undefined) faults.push({ at: 'key', code })
  return faults
}
