import { inRandomOrder, type Random } from './random.ts'
import type { Key, QuestionType, Response } from './types.ts'

/** A question's options and targets as one worker sees them, in shown order: the shown id, then the option's own. */
export type FrozenSlot = { options: [shownId: string, ownId: string][]; targets: [shownId: string, ownId: string][] }

type Place = { id: string; pinned: boolean }

/** Shuffles what may move; a pinned option (以上都对) keeps its place. */
const shuffleUnpinned = (places: readonly Place[], random: Random): Place[] => {
  const free = inRandomOrder(
    places.filter((place) => !place.pinned),
    random,
  )
  return places.map((place) => (place.pinned ? place : (free.next().value ?? place)))
}

/**
 * Decides once how a worker sees a question. `random.id` has to give ids that tell nothing and hardly ever repeat; one
 * that repeats within the slot is drawn again. True/false has nothing to shuffle; in an ordering and among the targets
 * of a matching a place tells the answer, so nothing keeps its own there.
 */
export const freezeSlot = (
  version: { type: QuestionType; options: readonly Place[]; targets: readonly Place[] },
  random: Random & { id(): string },
): FrozenSlot => {
  if (version.type === 'true-false') return { options: [], targets: [] }
  const taken = new Set<string>()
  const freshId = () => {
    let id = random.id()
    while (taken.has(id)) id = random.id()
    taken.add(id)
    return id
  }
  const freeze = (places: readonly Place[]) => places.map((place): [string, string] => [freshId(), place.id])
  const shuffle = (places: readonly Place[]) => [...inRandomOrder(places, random)]
  const tells = version.type === 'ordering' || version.type === 'matching'
  const options = tells ? shuffle(version.options) : shuffleUnpinned(version.options, random)
  return { options: freeze(options), targets: freeze(shuffle(version.targets)) }
}

/** Stands for an id that the slot does not hold. No option has the empty id, so it can never be right. */
const noOption = ''

const ownId = (pairs: FrozenSlot['options'], id: string) => pairs.find(([shown]) => shown === id)?.[1] ?? noOption
const shownId = (pairs: FrozenSlot['options'], id: string) => pairs.find(([, own]) => own === id)?.[0] ?? noOption

/** The shown id of an option, or of a target where no option has that id; undefined where neither has. */
export const showOption = (slot: FrozenSlot, id: string): string | undefined =>
  shownId(slot.options, id) || shownId(slot.targets, id) || undefined

/**
 * A worker's answer in the ids of the question version, ready for `grade`. Never throws: an id that was not shown, also
 * an option's own id, becomes the empty id, which no key holds.
 */
export const toOwn = (slot: FrozenSlot, response: Response): Response => {
  const own = (id: string) => ownId(slot.options, id)
  if ('choice' in response) return { choice: own(response.choice) }
  if ('choices' in response) return { choices: response.choices.map(own) }
  if ('order' in response) return { order: response.order.map(own) }
  if ('pairs' in response) return { pairs: response.pairs.map(([a, b]) => [own(a), ownId(slot.targets, b)]) }
  return response
}

/** A key in the ids that the worker was shown, for the review. An id that the slot does not hold becomes empty. */
export const toShown = (slot: FrozenSlot, key: Key): Key => {
  const shown = (id: string) => shownId(slot.options, id)
  switch (key.type) {
    case 'single-choice':
      return { ...key, choice: shown(key.choice) }
    case 'multiple-choice':
      return { ...key, choices: key.choices.map(shown) }
    case 'ordering':
      return { ...key, order: key.order.map(shown) }
    case 'matching':
      return { ...key, pairs: key.pairs.map(([a, b]) => [shown(a), shownId(slot.targets, b)]) }
    default:
      return key
  }
}
