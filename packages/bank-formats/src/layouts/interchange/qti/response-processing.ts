import { type Element, elements } from '../../../file/markup.ts'
import { type Declaration, outcomeDefaults, type Value } from './declarations.ts'
import { evaluate, mapped, type Scope, Unread } from './expressions.ts'
import { findNamed } from './qti-names.ts'

/** Answers by the identifiers of their declarations. */
export type Answers = ReadonlyMap<string, Value>
type Outcomes = ReadonlyMap<string, Value>

/** How an item scores: run for given answers instead of being compared with known patterns. */
export interface Scoring {
  /** Points; by answer and mapping alone where the item sets none, or where its rules are not understood. */
  score(answers: Answers): number
  /** What the item says of the answers, which decides about feedback; undefined where it is not understood. */
  outcomes(answers: Answers): Outcomes | undefined
  /** What holds before anything is answered. */
  initial: Outcomes
  /** The name of what is not understood. */
  unread(): string | undefined
}

/** Far above what any item needs to look at all of its options. */
const mostSteps = 200_000

class Exit extends Error {}

const perform = (rule: Element, scope: Scope): void => {
  scope.step()
  const parts = elements(rule)
  if (rule.name === 'responseCondition') {
    const branch = parts.find((part) => {
      const [condition] = elements(part)
      return part.name === 'responseElse' || (condition !== undefined && evaluate(condition, scope)[0] === true)
    })
    for (const action of branch ? elements(branch).slice(branch.name === 'responseElse' ? 0 : 1) : [])
      perform(action, scope)
  } else if (rule.name === 'responseProcessingFragment') for (const part of parts) perform(part, scope)
  else if (rule.name === 'setOutcomeValue')
    scope.outcomes.set(rule.attributes.identifier ?? '', parts[0] ? evaluate(parts[0], scope) : [])
  else if (rule.name === 'exitResponse') throw new Exit()
  else throw new Unread(rule.name)
}

const matches = ({ correct, cardinality }: Declaration, answer: Value) =>
  cardinality === 'ordered'
    ? correct.join('\n') === answer.join('\n')
    : [...correct].map(String).sort().join('\n') === [...answer].map(String).sort().join('\n')

const plainScore = (declarations: Iterable<Declaration>, answers: Answers) => {
  let sum = 0
  for (const declaration of declarations) {
    const answer = answers.get(declaration.identifier) ?? []
    if (declaration.mapping) sum += mapped(declaration.mapping, answer)
    else if (answer.length > 0 && matches(declaration, answer)) sum += 1
  }
  return sum
}

/** The standard templates, by the last part of their addresses: 1 for the right answer, or points by the mapping. */
const templates: Record<string, 'match' | 'map'> = {
  match_correct: 'match',
  map_response: 'map',
  CC2_match: 'match',
  CC2_match_basic: 'match',
  CC2_map_response: 'map',
}

const byTemplate = (template: string, declarations: Iterable<Declaration>, answers: Answers): number => {
  const name = template.replace(/\.xml$/, '').replace(/^.*\//s, '')
  const kind = Object.hasOwn(templates, name) ? templates[name] : undefined
  if (!kind) throw new Unread(name)
  const plain = [...declarations].map((declaration) => {
    const { mapping: _, ...matched } = declaration
    return kind === 'match' ? matched : declaration
  })
  return plainScore(plain, answers)
}

/** The scoring of an item: its rules, one of the standard templates, or nothing but the declared answers. */
export const scoringOf = (item: Element, declarations: ReadonlyMap<string, Declaration>): Scoring => {
  const [processing] = elements(item, 'responseProcessing')
  const initial = outcomeDefaults(item)
  const setsScore = processing
    ? findNamed(processing, 'setOutcomeValue').some(({ attributes }) => attributes.identifier === 'SCORE')
    : false
  let steps = 0
  let unread: string | undefined
  const run = (answers: Answers): Outcomes => {
    const outcomes = new Map(initial)
    if (!processing) return outcomes
    const { template, templateLocation } = processing.attributes
    if (elements(processing).length === 0) {
      const named = template ?? templateLocation
      return named ? outcomes.set('SCORE', [byTemplate(named, declarations.values(), answers)]) : outcomes
    }
    const step = () => {
      if (++steps > mostSteps) throw new Unread('responseProcessing')
    }
    try {
      for (const rule of elements(processing)) perform(rule, { declarations, answers, outcomes, step })
    } catch (error) {
      if (!(error instanceof Exit)) throw error
    }
    return outcomes
  }
  const outcomes = (answers: Answers) => {
    if (unread !== undefined) return undefined
    try {
      return run(answers)
    } catch (error) {
      if (!(error instanceof Unread)) throw error
      unread = error.message
      return undefined
    }
  }
  return {
    initial,
    outcomes,
    unread: () => unread,
    score: (answers) => {
      const found = outcomes(answers)?.get('SCORE')?.[0]
      const known = setsScore || elements(processing ?? item).length === 0
      return known && typeof found === 'number' ? found : plainScore(declarations.values(), answers)
    },
  }
}
