import { type Element, elements, innerText } from '../../../file/markup.ts'
import type { BankProblem } from '../../../problems.ts'
import type { Choice } from './choice-question.ts'
import { checkedChoices } from './choice-question.ts'
import type { InteropAnswers, InteropOutcome } from './interop-scoring.ts'
import type { BodyReader } from './item-body.ts'
import { find, findNamed } from './qti-names.ts'
import { reject } from './rejection.ts'

/** A place in an item of QTI 1.2 where something is answered. */
export interface Response {
  element: Element
  identifier: string
  /** What stands inside of it beside its choices: in a matching the left side, in Canvas the name of a gap. */
  label: readonly Element[]
  /** The choices as elements. */
  labels: readonly Element[]
  /** Of a place to write in: whether it takes a number. */
  numeric: boolean
  several: boolean
  ordered: boolean
}

/** An item of QTI 1.2 that is being read. */
export interface InteropItem {
  tree: Element
  presentation: Element
  responses: readonly Response[]
  /** What the program that wrote the item calls it; lower case, empty where it says nothing. */
  kind: string
  score(answers: InteropAnswers): number
  run(answers: InteropAnswers): InteropOutcome
  reader: BodyReader
  warn(problem: BankProblem): void
}

const isResponse = ({ name }: Element) => /^response_(?:lid|str|num|grp|xy|na|extension)$/.test(name)
const isRendering = ({ name }: Element) => /^render_/.test(name)

/** Ways of answering that the model has no room for, by their element. */
const beyond = /^(?:response_(?:grp|xy|na|extension)|render_(?:hotspot|slider|extension))$/

const responseOf = (element: Element): Response => {
  const [rendering] = find(element, isRendering)
  const unheld = [element, ...(rendering ? [rendering] : [])].find(({ name }) => beyond.test(name))
  if (unheld) return reject('type.unsupported', { type: unheld.name })
  const { ident = '', rcardinality = 'Single' } = element.attributes
  return {
    element,
    identifier: ident,
    label: elements(element).filter((part) => !isRendering(part)),
    labels: rendering ? findNamed(rendering, 'response_label') : [],
    numeric:
      element.name === 'response_num' || /^(?:integer|decimal|scientific)$/i.test(rendering?.attributes.fibtype ?? ''),
    several: /^multiple$/i.test(rcardinality),
    ordered: /^ordered$/i.test(rcardinality),
  }
}

/** The places to answer, in their order. */
export const responsesOf = (presentation: Element): Response[] => {
  const all = find(presentation, isResponse)
  // Programs put notes of their own beside the real responses.
  const real = all.filter(({ name }) => name !== 'response_extension' && name !== 'response_na')
  const found = real.length > 0 ? real : all
  return found.length > 26
    ? reject('type.unsupported', { type: `${found[0]?.name} × ${found.length}` })
    : found.map(responseOf)
}

/** The type that an item declares in its metadata: Canvas, Common Cartridge and older programs each have a field. */
export const kindOf = (item: Element): string => {
  const fields = find(item, ({ name }) => /^qti_?metadatafield$/.test(name)).map((field) => {
    const [label, entry] = ['fieldlabel', 'fieldentry'].map((name) =>
      elements(field, name).map(innerText).join('').trim().toLowerCase(),
    )
    return { label, entry: entry ?? '' }
  })
  const names = ['question_type', 'cc_profile', 'qmd_itemtype', 'qmd_questiontype', 'questiontype']
  const [old] = find(item, ({ name }) => name === 'qmd_itemtype')
  return (
    names.map((name) => fields.find(({ label }) => label === name)?.entry).find((entry) => entry !== undefined) ??
    (old ? innerText(old).trim().toLowerCase() : '')
  )
}

/** The choices of a response with their content. */
export const choicesIn = (item: InteropItem, { labels }: Response): readonly Choice[] =>
  labels.length > 26
    ? reject('options.too-many', { limit: 26 })
    : checkedChoices(
        labels.map(({ attributes, children }) => ({
          identifier: attributes.ident ?? '',
          content: item.reader.content(children),
          fixed: /^n/i.test(attributes.rshuffle ?? ''),
        })),
      )

const viewOf = ({ attributes }: Element) => attributes.view ?? 'All'
/** Whether a rubric speaks to those who mark and not to the worker. */
export const isForMarkers = (rubric: Element): boolean => !/all|candidate/i.test(viewOf(rubric))

/** Some programs ask for the one label of a place to write in instead of the place: the conditions then mean the place. */
export const askForPlaces = (item: Element, responses: readonly Response[]): void => {
  const places = new Map(
    responses.flatMap(({ element, identifier, labels }) =>
      element.name === 'response_lid' ? [] : labels.map(({ attributes }) => [attributes.ident, identifier] as const),
    ),
  )
  for (const processing of elements(item, 'resprocessing'))
    for (const condition of find(processing, ({ attributes }) => places.has(attributes.respident)))
      condition.attributes = {
        ...condition.attributes,
        respident: places.get(condition.attributes.respident) ?? '',
      }
}
