import { type Element, elements, innerText } from '../../../file/markup.ts'
import { find } from './qti-names.ts'

/** Answers by the identifiers of their responses: identifiers of choices, or what was typed. */
export type InteropAnswers = ReadonlyMap<string, readonly string[]>

/** What an item of QTI 1.2 makes of answers. */
export interface InteropOutcome {
  score: number
  /** Identifiers of the feedback that is shown. */
  feedback: ReadonlySet<string>
}

/** A condition that is not understood. */
export class UnreadCondition extends Error {}

/** Far above what any item needs to look at all of its options. */
const mostSteps = 200_000

const numberOf = (text: string) => (text.trim() === '' ? Number.NaN : Number(text))

const comparisons: Record<string, (answer: number, bound: number) => boolean> = {
  varlt: (answer, bound) => answer < bound,
  varlte: (answer, bound) => answer <= bound,
  vargt: (answer, bound) => answer > bound,
  vargte: (answer, bound) => answer >= bound,
}

/** Numbers count by their value, choices and words as they are written. */
const equals = (element: Element, answer: string, numeric: ReadonlySet<string>) => {
  const value = innerText(element).trim()
  if (numeric.has(element.attributes.respident ?? '') && numberOf(value) === numberOf(answer)) return true
  return /^y/i.test(element.attributes.case ?? '')
    ? value === answer.trim()
    : value.toLowerCase() === answer.trim().toLowerCase()
}

/** Of the responses of an item, by identifier. */
export interface Kinds {
  numeric: ReadonlySet<string>
  several: ReadonlySet<string>
}

interface Run extends Kinds {
  answers: InteropAnswers
  /** Whether a condition before this one held. */
  matched: boolean
  step(): void
}

/** Conditions side by side hold together; but one answer cannot equal two values, and programs mean either of them. */
const holdTogether = (conditions: readonly Element[], run: Run): boolean => {
  const equal = new Map<string, boolean>()
  for (const condition of conditions) {
    const { respident = '', index } = condition.attributes
    const either = condition.name === 'varequal' && index === undefined && !run.several.has(respident)
    const held = holds(condition, run)
    if (either) equal.set(respident, held || (equal.get(respident) ?? false))
    else if (!held) return false
  }
  return [...equal.values()].every(Boolean)
}

const holds = (condition: Element, run: Run): boolean => {
  run.step()
  const { name, attributes } = condition
  const given = run.answers.get(attributes.respident ?? '') ?? []
  const inside = () => elements(condition)
  if (name === 'conditionvar') return holdTogether(inside(), run)
  if (name === 'and') return inside().every((part) => holds(part, run))
  if (name === 'or') return inside().some((part) => holds(part, run))
  if (name === 'not') return !inside().every((part) => holds(part, run))
  if (name === 'other') return !run.matched
  if (name === 'unanswered') return given.length === 0
  if (name === 'varequal') {
    const place = attributes.index === undefined ? undefined : Number(attributes.index) - 1
    return given.some((answer, at) => (place === undefined || at === place) && equals(condition, answer, run.numeric))
  }
  const compare = Object.hasOwn(comparisons, name) ? comparisons[name] : undefined
  if (!compare) throw new UnreadCondition(name)
  return given.some((answer) => compare(numberOf(answer), numberOf(innerText(condition))))
}

const changed = (score: number, { attributes, children }: Element): number => {
  const value = numberOf(innerText({ name: '', attributes, children }))
  const { action = 'Set' } = attributes
  if (Number.isNaN(value)) return score
  if (action === 'Add') return score + value
  if (action === 'Subtract') return score - value
  if (action === 'Multiply') return score * value
  if (action === 'Divide') return score / value
  return value
}

/**
 * The variables that count the points, of those that conditions change: the one that says so, else the first, with all
 * that are numbered like it ("Blank_1", "Blank_2").
 */
const scoreNames = (conditions: readonly Element[]): ReadonlySet<string> => {
  const names = conditions
    .flatMap((condition) => elements(condition, 'setvar'))
    .map(({ attributes }) => attributes.varname ?? 'SCORE')
  const one = names.find((name) => /score/i.test(name)) ?? names[0] ?? 'SCORE'
  const plain = (name: string) => name.replace(/\d+$/, '')
  return new Set(names.filter((name) => name === one || (/\d$/.test(one) && plain(name) === plain(one))))
}

/** How an item of QTI 1.2 scores. The function throws UnreadCondition at what is not understood. */
export const interopScoring = (item: Element, kinds: Kinds): ((answers: InteropAnswers) => InteropOutcome) => {
  const [processing] = elements(item, 'resprocessing')
  const conditions = processing ? elements(processing, 'respcondition') : []
  const counted = scoreNames(conditions)
  // By the standard the first condition that holds ends it all; programs that never say so mean each to count.
  const strict = conditions.some(({ attributes }) => attributes.continue !== undefined)
  let steps = 0
  const step = () => {
    if (++steps > mostSteps) throw new UnreadCondition('resprocessing')
  }
  return (answers) => {
    const run: Run = { ...kinds, answers, matched: false, step }
    const feedback = new Set<string>()
    const scores = new Map<string, number>()
    for (const condition of conditions) {
      const [variables] = elements(condition, 'conditionvar')
      if (!variables || elements(variables).length === 0 || !holds(variables, run)) continue
      for (const change of elements(condition, 'setvar'))
        scores.set(
          change.attributes.varname ?? 'SCORE',
          changed(scores.get(change.attributes.varname ?? 'SCORE') ?? 0, change),
        )
      for (const { attributes } of elements(condition, 'displayfeedback')) feedback.add(attributes.linkrefid ?? '')
      const onlyOther = elements(variables).every(({ name }) => name === 'other')
      if (!onlyOther) run.matched = true
      if (strict && !/^y/i.test(condition.attributes.continue ?? 'No')) break
    }
    const score = [...scores].reduce((sum, [name, points]) => (counted.has(name) ? sum + points : sum), 0)
    return { score, feedback }
  }
}

/** What the conditions name for a response, other than what must not be: its candidates for the key. */
export const namedValues = (item: Element, response: string, names: readonly string[] = ['varequal']): string[] => {
  const [processing] = elements(item, 'resprocessing')
  if (!processing) return []
  const found = find(processing, ({ name }) => name === 'not' || names.includes(name))
  const values = found.filter(({ name, attributes }) => name !== 'not' && attributes.respident === response)
  return [...new Set(values.map((value) => innerText(value).trim()))].filter((value) => value !== '')
}
