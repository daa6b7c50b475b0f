import type { Block, Content, Inline, Option, QuestionDraft } from '@lianbing/contract'
import { optionId } from '../question/draft-parts.ts'

type Key = QuestionDraft['key']

const namedBy = (ids: ReadonlyMap<string, string>) => {
  const inlines = (children: readonly Inline[]): Inline[] =>
    children.map((child) => (child.type === 'option' ? { ...child, id: ids.get(child.id) ?? child.id } : child))
  return (content: Content): Content =>
    content.map(
      (block): Block =>
        block.type === 'paragraph'
          ? { ...block, children: inlines(block.children) }
          : { ...block, rows: block.rows.map((row) => row.map(inlines)) },
    )
}

const idsOf = (options: readonly Option[]) => new Map(options.map(({ id }, place) => [id, optionId(place)]))

const letteredKey = (key: Key, ids: ReadonlyMap<string, string>, targets: ReadonlyMap<string, string>): Key => {
  const named = (id: string) => ids.get(id) ?? id
  switch (key.type) {
    case 'single-choice':
      return { ...key, choice: named(key.choice) }
    case 'multiple-choice':
      return { ...key, choices: key.choices.map(named).sort() }
    case 'ordering':
      return { ...key, order: key.order.map(named) }
    case 'matching':
      return {
        ...key,
        pairs: key.pairs.map(([left, right]): [string, string] => [named(left), targets.get(right) ?? right]).sort(),
      }
    default:
      return key
  }
}

const areLettered = (options: readonly Option[]) => options.every(({ id }, place) => id === optionId(place))

/** The question with its options named A, B, C … in their order, as files name them; a bank's ids may be others. */
export const letteredDraft = (draft: QuestionDraft): QuestionDraft => {
  if (areLettered(draft.options) && areLettered(draft.targets)) return draft
  const ids = idsOf(draft.options)
  const content = namedBy(ids)
  const lettered = (options: readonly Option[]) =>
    options.map((option, place) => ({ ...option, id: optionId(place), content: content(option.content) }))
  return {
    ...draft,
    material: content(draft.material),
    stem: content(draft.stem),
    options: lettered(draft.options),
    targets: lettered(draft.targets),
    explanation: content(draft.explanation),
    key: letteredKey(draft.key, ids, idsOf(draft.targets)),
  }
}
