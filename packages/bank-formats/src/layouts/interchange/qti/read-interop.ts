import { type Content, contentText } from '@lianbing/contract'
import { type Element, elements, xmlTree } from '../../../file/markup.ts'
import { type BankProblem, bankProblem } from '../../../problems.ts'
import { pointOf } from './arrangement.ts'
import { exactItem, type ItemReading, type Surroundings } from './exact-item.ts'
import { readInteropChoice, readInteropLists } from './interop-choices.ts'
import { readInteropEntries } from './interop-entries.ts'
import { askForPlaces, type InteropItem, isForMarkers, kindOf, type Response, responsesOf } from './interop-item.ts'
import { inInteropNames } from './interop-names.ts'
import type { ReadInterop } from './interop-reading.ts'
import { interopScoring, UnreadCondition } from './interop-scoring.ts'
import { isVerdict } from './is-verdict.ts'
import { bodyReader } from './item-body.ts'
import { find } from './qti-names.ts'
import { Rejection, reject } from './rejection.ts'

/** Kinds of Canvas that the model has no room for, or that are another question each time. */
const unheld = /^(?:file_upload_question|calculated_question|hot_spot_question)$/

const textOf = ({ reader, presentation }: InteropItem) => contentText(reader.content(presentation.children))

const readerOf = (item: InteropItem, responses: readonly Response[]): ReadInterop => {
  const { kind, tree } = item
  if (kind === 'text_only_question') return reject('question.description', { text: textOf(item) })
  if (unheld.test(kind)) return reject('type.unsupported', { type: kind })
  const [foreign] = find(
    tree,
    ({ name, attributes }) => /^matref$|^calculated$/.test(name) || /rtf/.test(attributes.texttype ?? ''),
  )
  if (foreign) return reject('type.unsupported', { type: foreign.attributes.texttype ?? foreign.name })
  const names = new Set(responses.map(({ element }) => element.name))
  if (names.size === 0) return reject('question.description', { text: textOf(item) })
  if (!names.has('response_lid')) return readInteropEntries
  if (names.size > 1) return reject('type.unsupported', { type: [...names].join(' + ') })
  return responses.length > 1 || /fill_in_multiple_blanks|multiple_dropdowns|matching/.test(kind)
    ? readInteropLists
    : readInteropChoice
}

/** What the item says to the right answer, and its solution. */
const explanationOf = (item: InteropItem, shown: ReadonlySet<string>, written: boolean): Content =>
  elements(item.tree, 'itemfeedback')
    .flatMap((feedback) => {
      const solutions = elements(feedback, 'solution')
      // Of a written answer it is what its marker compares with.
      if (solutions.length > 0) return written ? [] : solutions
      return shown.has(feedback.attributes.ident ?? '') ? [feedback] : []
    })
    .map(({ children }) => item.reader.aside(children))
    .filter((content) => !isVerdict(content))
    .flat()

const readOne = (tree: Element, surroundings: Surroundings): ItemReading => {
  try {
    const [presentation] = elements(tree, 'presentation')
    if (!presentation) return reject('stem.missing')
    const responses = responsesOf(presentation)
    askForPlaces(tree, responses)
    const kind = kindOf(tree)
    const numbers = responses.filter(({ numeric }) => numeric || /numerical/.test(kind))
    const named = (some: readonly Response[]) => new Set(some.map(({ identifier }) => identifier))
    const several = named(responses.filter((response) => response.several || response.ordered))
    const run = interopScoring(tree, { numeric: named(numbers), several })
    const reader = bodyReader(new Map(), surroundings.pictureOf)
    const item = {
      tree,
      presentation,
      responses,
      kind,
      run,
      score: (answers: Parameters<typeof run>[0]) => run(answers).score,
      reader,
      warn: (problem: BankProblem) => {
        reader.warnings.push(problem)
      },
    }
    const { question, answers } = readerOf(item, responses)(item, responses)
    const told = elements(tree, 'rubric').filter((rubric) => !isForMarkers(rubric))
    const explanation = explanationOf(item, run(answers).feedback, question.key.type === 'written')
    const material = reader.content(surroundings.material?.told ?? [])
    const stem = [...told.flatMap(({ children }) => reader.content(children)), ...question.stem]
    return exactItem({ ...question, stem, explanation, material }, surroundings, reader.warnings)
  } catch (error) {
    if (error instanceof Rejection) return { problem: error.problem }
    if (error instanceof UnreadCondition) return { problem: bankProblem('key.unreadable', { answer: error.message }) }
    throw error
  }
}

/** What the sections around an item say of it. */
const aroundOf = (above: readonly Element[], surroundings: Surroundings): Surroundings => {
  const points = above.map(({ name, attributes }) => (name === 'section' ? pointOf(attributes) : undefined))
  const told = above.flatMap((part) => elements(part, 'presentation_material')).map(inInteropNames)
  return {
    ...surroundings,
    examPoint: points.findLast((point) => point !== undefined) ?? surroundings.examPoint,
    material: { told, parts: [] },
  }
}

/** All items of a file of QTI 1.2, in its order. Throws BankFileError where the XML is broken or hostile. */
export const readInterop = (bytes: Buffer, surroundings: Surroundings): ItemReading[] => {
  const items: ItemReading[] = []
  xmlTree(bytes, (element, above) => {
    if (element.name !== 'item' || above.some(({ name }) => name === 'item')) return false
    items.push(readOne(inInteropNames(element), aroundOf(above, surroundings)))
    return true
  })
  return items
}
