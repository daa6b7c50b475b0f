import type { Content } from '@lianbing/contract'
import { type Element, elements, innerText } from '../../../file/markup.ts'
import { bankProblem } from '../../../problems.ts'
import { declarationsOf } from './declarations.ts'
import { exactItem, type ItemReading, type Surroundings } from './exact-item.ts'
import { isVerdict } from './is-verdict.ts'
import { bodyReader } from './item-body.ts'
import type { QtiItem, ReadInteraction } from './qti-item.ts'
import { find } from './qti-names.ts'
import { readChoice, readOrder } from './read-choices.ts'
import { readExtendedText, readTextEntries } from './read-entries.ts'
import { readGapMatch, readInlineChoices, readMatch } from './read-pairs.ts'
import { Rejection, reject } from './rejection.ts'
import { type Answers, scoringOf } from './response-processing.ts'

/** Interactions of which an item holds one, or several of the same kind within its text. */
const alone: Record<string, ReadInteraction> = {
  choiceInteraction: readChoice,
  orderInteraction: readOrder,
  matchInteraction: readMatch,
  gapMatchInteraction: readGapMatch,
  extendedTextInteraction: readExtendedText,
}
const together: Record<string, ReadInteraction> = {
  textEntryInteraction: readTextEntries,
  inlineChoiceInteraction: readInlineChoices,
}

const isInteraction = ({ name }: Element) => /Interaction$/.test(name)
/** What makes an item another one each time or after each answer. */
const changing = new Set(['templateDeclaration', 'templateProcessing'])

const readerOf = (item: Element, body: Element, interactions: readonly Element[]): ReadInteraction => {
  if (item.attributes.adaptive === 'true') return reject('type.unsupported', { type: 'adaptive="true"' })
  const changes = elements(item).find(({ name }) => changing.has(name))
  if (changes) return reject('type.unsupported', { type: changes.name })
  const names = interactions.map(({ name }) => name)
  const [name = ''] = names
  if (names.length > 26) return reject('type.unsupported', { type: `${name} × ${names.length}` })
  if (names.length === 0) return reject('question.description', { text: innerText(body).trim().replace(/\s+/g, ' ') })
  const reader =
    new Set(names).size === 1 ? (together[name] ?? (names.length === 1 ? alone[name] : undefined)) : undefined
  return (
    reader ??
    reject('type.unsupported', {
      type: [...new Set(names)].join(' + ') + (names.length > 1 ? ` × ${names.length}` : ''),
    })
  )
}

/** What the item says to the right answer. */
const explanationOf = ({ scoring, reader, tree }: QtiItem, answers: Answers): Content => {
  const outcomes = scoring.outcomes(answers)
  return (outcomes ? reader.feedback(tree, outcomes) : []).filter((content) => !isVerdict(content)).flat()
}

/** An item of QTI 2.x or 3.0, in the names of 2.x, or what keeps it from being a question. */
export const readItem = (tree: Element, surroundings: Surroundings): ItemReading => {
  try {
    const [body] = elements(tree, 'itemBody')
    if (!body) return reject('stem.missing')
    const interactions = find(body, isInteraction)
    const read = readerOf(tree, body, interactions)
    const declarations = declarationsOf(tree)
    const scoring = scoringOf(tree, declarations)
    const reader = bodyReader(scoring.initial, surroundings.pictureOf)
    const item = { tree, body, declarations, scoring, reader }
    const { material } = surroundings
    const absent = material ? material.missing : elements(tree, 'assessmentStimulusRef')[0]?.attributes.href
    if (absent !== undefined) return reject('package.part-missing', { name: absent })
    const { question, answers } = read(item, interactions)
    const told = reader.content(material?.told ?? [])
    const shared = material?.group === undefined ? {} : { group: material.group }
    return exactItem(
      {
        ...question,
        ...shared,
        // All questions of a case show the same material.
        stem: material?.group === undefined ? question.stem : [...told, ...question.stem],
        material: material?.group === undefined ? told : reader.content(material.parts),
        explanation: explanationOf(item, answers),
      },
      surroundings,
      [
        ...reader.warnings,
        // A written answer is marked by a person, whatever the item's own rules are.
        ...(scoring.unread() !== undefined && question.key.type !== 'written'
          ? [bankProblem('key.scoring-unread', { rule: scoring.unread() ?? '' })]
          : []),
      ],
    )
  } catch (error) {
    if (error instanceof Rejection) return { problem: error.problem }
    throw error
  }
}
