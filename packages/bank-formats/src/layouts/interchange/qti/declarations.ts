import { type Element, elements, innerText } from '../../../file/markup.ts'

/** One value of QTI's: a number, a truth, or else text (identifiers and pairs too). */
export type Atom = string | number | boolean
/** A value or container; empty is what QTI calls null. */
export type Value = readonly Atom[]

/** What an answer of the worker is declared to be, and which one is right. */
export interface Declaration {
  identifier: string
  cardinality: string
  baseType: string
  /** Empty where the file names no answer. */
  correct: Value
  mapping?: Mapping
}

/** Points for single values of an answer. */
export interface Mapping {
  entries: readonly { key: Atom; value: number; caseSensitive: boolean }[]
  /** For a value that no entry names. */
  otherwise: number
  lowerBound: number
  upperBound: number
}

/** Text as a value of a base type; undefined where it is none. */
export const atomOf = (text: string, baseType: string): Atom | undefined => {
  const trimmed = text.trim()
  if (baseType === 'boolean') return trimmed === 'true' || trimmed === '1'
  if (baseType !== 'integer' && baseType !== 'float')
    // A pair is two identifiers with a blank between.
    return /pair/i.test(baseType) ? trimmed.split(/\s+/).join(' ') : trimmed
  const number = Number(trimmed)
  return trimmed === '' || Number.isNaN(number) ? undefined : number
}

/** The `value` elements inside. */
const valuesOf = (parent: Element | undefined, baseType: string): Atom[] =>
  parent === undefined
    ? []
    : elements(parent, 'value')
        .map((value) => atomOf(innerText(value), baseType))
        .filter((value): value is Atom => value !== undefined && value !== '')

const numberOr = (text: string | undefined, otherwise: number) => {
  const number = Number(text)
  return text === undefined || text.trim() === '' || Number.isNaN(number) ? otherwise : number
}

const mappingOf = (parent: Element | undefined, baseType: string): Mapping | undefined =>
  parent && {
    entries: elements(parent, 'mapEntry').flatMap(({ attributes }) => {
      const key = atomOf(attributes.mapKey ?? '', baseType)
      const value = numberOr(attributes.mappedValue, 0)
      return key === undefined ? [] : [{ key, value, caseSensitive: attributes.caseSensitive !== 'false' }]
    }),
    otherwise: numberOr(parent.attributes.defaultValue, 0),
    lowerBound: numberOr(parent.attributes.lowerBound, -Infinity),
    upperBound: numberOr(parent.attributes.upperBound, Infinity),
  }

/** The response declarations of an item, by identifier. */
export const declarationsOf = (item: Element): Map<string, Declaration> =>
  new Map(
    elements(item, 'responseDeclaration').map((element) => {
      const { identifier = '', cardinality = 'single', baseType = '' } = element.attributes
      const mapping = mappingOf(elements(element, 'mapping')[0], baseType)
      const correct = valuesOf(elements(element, 'correctResponse')[0], baseType)
      return [identifier, { identifier, cardinality, baseType, correct, ...(mapping ? { mapping } : {}) }]
    }),
  )

/** Values that outcomes have before anything is answered. */
export const outcomeDefaults = (item: Element): Map<string, Value> =>
  new Map(
    elements(item, 'outcomeDeclaration').map((element) => {
      const { identifier = '', baseType = '' } = element.attributes
      const given = valuesOf(elements(element, 'defaultValue')[0], baseType)
      // Scores count from nought where nothing else is said.
      const empty = baseType === 'float' || baseType === 'integer' ? [0] : []
      return [identifier, given.length > 0 ? given : empty]
    }),
  )
