import { contentText } from '@lianbing/contract'
import { type Element, elements, innerText } from '../../../file/markup.ts'
import { longest } from '../../../question/draft-parts.ts'
import { numericKey } from '../numeric-key.ts'
import { acceptedAnswers, blankTexts } from './accepted-answers.ts'
import { type Atom, atomOf, type Declaration, type Value } from './declarations.ts'
import { gapMarkup, isForCandidate } from './item-body.ts'
import { answered, declarationOf, type Key, pointsOf, type QtiItem, type ReadInteraction } from './qti-item.ts'
import { findNamed } from './qti-names.ts'
import { reject } from './rejection.ts'
import { withoutGaps } from './without-gaps.ts'

const isNumeric = ({ baseType }: Declaration) => baseType === 'integer' || baseType === 'float'

/** Answers that the file names anywhere: the right one first, then those of the mapping and of its own rules. */
const candidatesOf = (item: QtiItem, declaration: Declaration): Atom[] => {
  const constants = findNamed(item.tree, 'baseValue').flatMap((value) =>
    value.attributes.baseType === declaration.baseType ? [atomOf(innerText(value), declaration.baseType)] : [],
  )
  const mapped = declaration.mapping?.entries.map(({ key }) => key) ?? []
  return [...new Set([...declaration.correct, ...mapped, ...constants])].filter(
    (atom): atom is Atom => atom !== undefined && atom !== '',
  )
}

/** What is accepted in one gap while the others hold their right answers. */
const acceptedIn = (item: QtiItem, declaration: Declaration, right: ReadonlyMap<string, Value>): Atom[] =>
  acceptedAnswers(
    candidatesOf(item, declaration),
    (atom) => item.scoring.score(new Map([...right, [declaration.identifier, atom === undefined ? [] : [atom]]])),
    declaration.correct[0],
    pointsOf(item).warn,
  )

/** Intervals that a number's rules may mean: around the right answer, or between bounds. */
const intervalsOf = (item: QtiItem, accepted: readonly Atom[]): [number, number][] => {
  const numbers = accepted.filter((atom) => typeof atom === 'number')
  const around = findNamed(item.tree, 'equal').flatMap(({ attributes }) => {
    const [below = Number.NaN, above = below] = (attributes.tolerance ?? '').trim().split(/\s+/).map(Number)
    const share = (value: number) => (attributes.toleranceMode === 'relative' ? Math.abs(value) / 100 : 1)
    return numbers.map((value): [number, number] => [value - below * share(value), value + above * share(value)])
  })
  const bounds = findNamed(item.tree, 'baseValue')
    .map((value) => atomOf(innerText(value), 'float'))
    .filter((atom) => typeof atom === 'number')
    .slice(0, 20)
  const between = bounds.flatMap((low) => bounds.map((high): [number, number] => [low, high]))
  return [...around, ...numbers.map((value): [number, number] => [value, value]), ...between]
}

/** Places in a text to write into: a number where there is one place for a number, or gaps to fill in. */
export const readTextEntries: ReadInteraction = (item, interactions) => {
  const declarations = interactions.map((interaction) => declarationOf(item, interaction))
  const right = new Map(
    declarations.map(({ identifier, correct, mapping }): [string, Value] => {
      const [best] = [...(mapping?.entries ?? [])].sort((a, b) => b.value - a.value)
      return [identifier, correct.length > 0 ? correct : best ? [best.key] : []]
    }),
  )
  const stem = item.reader.content(item.body.children, (element) => {
    const place = interactions.indexOf(element)
    return place < 0 ? undefined : [gapMarkup(place)]
  })
  const odd = declarations.find(({ cardinality, correct }) => cardinality !== 'single' || correct.length > 1)
  if (odd) return reject('type.unsupported', { type: `textEntryInteraction cardinality="${odd.cardinality}"` })
  const [declaration] = declarations
  if (declarations.length === 1 && declaration && isNumeric(declaration)) {
    const accepted = candidatesOf(item, declaration).length > 0 ? acceptedIn(item, declaration, right) : []
    const points = (value: number) => item.scoring.score(answered(declaration, [value]))
    const best = Math.max(0, ...accepted.map((value) => item.scoring.score(answered(declaration, [value]))))
    const key =
      best > 0
        ? numericKey(intervalsOf(item, accepted), (value) => points(value) === best)
        : numericKey(
            accepted.filter((atom) => typeof atom === 'number').map((value): [number, number] => [value, value]),
            (value) => value === accepted[0],
          )
    if (key) {
      return {
        question: { stem: withoutGaps(stem), key },
        answers: answered(declaration, [Number(key.number)]),
      }
    }
    // Several single numbers are alternatives; anything else would be a guess at their tolerance.
    if (accepted.length === 0) return reject('key.missing')
    if (accepted.length === 1) return reject('key.unreadable', { answer: String(accepted[0]) })
  }
  const texts = blankTexts(declarations.map((one) => acceptedIn(item, one, right)))
  const key: Key = { type: 'blanks', texts, anyOrder: false }
  return { question: { stem, blanks: texts.length, key }, answers: right }
}

const textOf = (item: QtiItem, parts: Element['children']) => contentText(item.reader.content(parts)).trim()

/** A text to be written and marked by a person, who sees what the file says to its scorers and the model answer. */
export const readExtendedText: ReadInteraction = (item, [interaction]) => {
  if (!interaction) return reject('stem.missing')
  const declaration = declarationOf(item, interaction)
  if (declaration.cardinality !== 'single')
    reject('type.unsupported', { type: `extendedTextInteraction cardinality="${declaration.cardinality}"` })
  const stem = item.reader.content(item.body.children, (element) =>
    element === interaction ? elements(interaction, 'prompt') : undefined,
  )
  const guides = findNamed(item.tree, 'rubricBlock').filter((rubric) => !isForCandidate(rubric))
  const rubric = [...declaration.correct.map(String), ...guides.map(({ children }) => textOf(item, children))]
    .filter((text) => text !== '')
    .join('\n')
  if (rubric.length > longest.rubric) return reject('stem.too-long', { limit: longest.rubric })
  return { question: { stem, key: { type: 'written', rubric } }, answers: answered(declaration, declaration.correct) }
}
