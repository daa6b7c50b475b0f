import { type Element, elements, innerText } from '../../../file/markup.ts'
import { type Atom, atomOf, type Declaration, type Mapping, type Value } from './declarations.ts'

/** What a rule may look at while an answer is scored. */
export interface Scope {
  declarations: ReadonlyMap<string, Declaration>
  answers: ReadonlyMap<string, Value>
  outcomes: Map<string, Value>
  /** Counts the work done; throws Unread where an item asks for too much. */
  step(): void
}

/** A rule that is not understood: what the item's scoring would say stays unknown. */
export class Unread extends Error {}

const folded = (value: Atom) => String(value).toLowerCase()
const bag = (value: Value) => value.map(String).sort().join('\n')

const sameValue = (a: Value, b: Value, ordered: boolean) =>
  a.length === b.length && (ordered ? a.every((atom, place) => atom === b[place]) : bag(a) === bag(b))

/** Points of an answer by its mapping: each value counts once. */
export const mapped = ({ entries, otherwise, lowerBound, upperBound }: Mapping, answer: Value): number => {
  const points = [...new Set(answer)].map(
    (atom) =>
      entries.find(({ key, caseSensitive }) => key === atom || (!caseSensitive && folded(key) === folded(atom)))
        ?.value ?? otherwise,
  )
  return Math.min(
    upperBound,
    Math.max(
      lowerBound,
      points.reduce((sum, value) => sum + value, 0),
    ),
  )
}

const equal = (expression: Element, a: number, b: number): boolean => {
  const { toleranceMode = 'exact', tolerance = '', includeLowerBound, includeUpperBound } = expression.attributes
  if (toleranceMode === 'exact') return a === b
  const [below = Number.NaN, above = below] = tolerance.trim().split(/\s+/).map(Number)
  if (Number.isNaN(below) || Number.isNaN(above)) throw new Unread('tolerance')
  const width = (share: number) => (toleranceMode === 'relative' ? (Math.abs(a) * share) / 100 : share)
  // Decimal fractions are not exact in binary: 0.3 lies within 0.1 of 0.2.
  const slack = Math.max(Math.abs(a), Math.abs(b), 1) * 1e-12
  const [low, high] = [a - width(below), a + width(above)]
  const over = includeLowerBound === 'false' ? b > low + slack : b >= low - slack
  return over && (includeUpperBound === 'false' ? b < high - slack : b <= high + slack)
}

const rounded = (expression: Element, value: number): string => {
  const figures = Number(expression.attributes.figures)
  const places = expression.attributes.roundingMode === 'decimalPlaces'
  if (!Number.isInteger(figures) || figures < (places ? 0 : 1) || figures > 20) throw new Unread('figures')
  return places ? value.toFixed(figures) : value.toPrecision(figures)
}

type Operator = (operands: Value[], expression: Element) => Value

/** Operators whose every operand must be a number; without one their value is null. */
const numeric =
  (count: number | undefined, compute: (numbers: number[], expression: Element) => Atom): Operator =>
  (operands, expression) => {
    const numbers = operands.flat().filter((atom) => typeof atom === 'number')
    const complete = operands.every(
      (operand) => operand.length > 0 && operand.every((atom) => typeof atom === 'number'),
    )
    if (!complete || (count !== undefined && numbers.length !== count)) return []
    const result = compute(numbers, expression)
    return typeof result === 'number' && !Number.isFinite(result) ? [] : [result]
  }

const pair = (compute: (a: number, b: number, expression: Element) => Atom) =>
  numeric(2, ([a = 0, b = 0], expression) => compute(a, b, expression))

const isTrue = (value: Value) => value[0] === true

const operators: Record<string, Operator> = {
  null: () => [],
  isNull: ([operand = []]) => [operand.length === 0 || operand[0] === ''],
  not: ([operand = []]) => (operand.length === 0 ? [] : [!isTrue(operand)]),
  and: (operands) => [operands.every(isTrue)],
  or: (operands) => [operands.some(isTrue)],
  equal: pair((a, b, expression) => equal(expression, a, b)),
  equalRounded: pair((a, b, expression) => rounded(expression, a) === rounded(expression, b)),
  gt: pair((a, b) => a > b),
  gte: pair((a, b) => a >= b),
  lt: pair((a, b) => a < b),
  lte: pair((a, b) => a <= b),
  subtract: pair((a, b) => a - b),
  divide: pair((a, b) => a / b),
  sum: numeric(undefined, (numbers) => numbers.reduce((sum, value) => sum + value, 0)),
  product: numeric(undefined, (numbers) => numbers.reduce((sum, value) => sum * value, 1)),
  max: numeric(undefined, (numbers) => numbers.reduce((a, b) => Math.max(a, b), -Infinity)),
  min: numeric(undefined, (numbers) => numbers.reduce((a, b) => Math.min(a, b), Infinity)),
  integerToFloat: ([operand = []]) => operand,
  multiple: (operands) => operands.flat(),
  ordered: (operands) => operands.flat(),
  containerSize: ([operand = []]) => [operand.length],
  member: ([value = [], container = []]) => [value.length > 0 && value.every((atom) => container.includes(atom))],
  contains: ([container = [], value = []]) => [value.length > 0 && value.every((atom) => container.includes(atom))],
  delete: ([value = [], container = []]) => container.filter((atom) => !value.includes(atom)),
  stringMatch: (operands, { attributes }) => {
    const [a, b] = operands.map(([first]) => first)
    if (a === undefined || b === undefined) return []
    return [attributes.caseSensitive === 'false' ? folded(a) === folded(b) : String(a) === String(b)]
  },
}

/** The value of an expression of response processing. Throws Unread at what is not understood. */
export const evaluate = (expression: Element, scope: Scope): Value => {
  scope.step()
  const { name, attributes } = expression
  const { identifier = '' } = attributes
  if (name === 'baseValue') {
    const atom = atomOf(innerText(expression), attributes.baseType ?? '')
    return atom === undefined ? [] : [atom]
  }
  if (name === 'variable') return scope.answers.get(identifier) ?? scope.outcomes.get(identifier) ?? []
  const declaration = scope.declarations.get(identifier)
  if (name === 'correct') return declaration?.correct ?? []
  if (name === 'mapResponse')
    return declaration?.mapping ? [mapped(declaration.mapping, scope.answers.get(identifier) ?? [])] : []
  const operands = elements(expression)
  // An order counts only where the answer itself is one.
  if (name === 'match') {
    const [a = [], b = []] = operands.map((operand) => evaluate(operand, scope))
    const ordered = operands.some(
      (operand) => scope.declarations.get(operand.attributes.identifier ?? '')?.cardinality === 'ordered',
    )
    return a.length === 0 || b.length === 0 ? [] : [sameValue(a, b, ordered)]
  }
  const operator = Object.hasOwn(operators, name) ? operators[name] : undefined
  if (!operator) throw new Unread(name)
  return operator(
    operands.map((operand) => evaluate(operand, scope)),
    expression,
  )
}
