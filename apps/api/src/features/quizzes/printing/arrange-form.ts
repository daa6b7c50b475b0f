import { inRandomOrder } from '@lianbing/scoring'
import type { FormPart } from '../../../db/schema/quiz-printing.ts'
import type { AttemptSlot } from '../../../db/schema/quizzes.ts'
import { freezeVersions, secureRandom } from '../../banks/freeze-versions.ts'
import type { StoredVersion } from '../../banks/question-queries.ts'

type Versions = ReadonlyMap<string, StoredVersion>
/** Slots of a section of the blueprint, under the title that its makers gave it. */
export type FormSection = { title?: string | undefined; slots: readonly AttemptSlot[] }
type Unit = { kind: FormPart['kind']; maximum: number; slots: AttemptSlot[] }

/** Questions that follow each other and share their material are one: what is printed once stays together. */
const unitsOf = (slots: readonly AttemptSlot[], versions: Versions): Unit[] => {
  const units: Unit[] = []
  let before = ''
  for (const slot of slots) {
    const version = versions.get(slot.questionVersionId)
    const material = version === undefined || version.material.length === 0 ? '' : JSON.stringify(version.material)
    if (material !== '' && material === before) units.at(-1)?.slots.push(slot)
    else
      units.push({
        kind: material === '' ? (version?.type ?? 'written') : 'case',
        maximum: slot.maximum,
        slots: [slot],
      })
    before = material
  }
  return units
}

type Part = { title?: string | undefined; units: readonly Unit[] }

/**
 * What stands under one heading: of one section, one kind, and for single questions one worth. Cases beside single
 * questions stand under a heading of their own.
 */
const partsOf = (sections: readonly FormSection[], versions: Versions): Part[] =>
  sections.flatMap(({ title, slots }) => {
    const parts = new Map<string, Unit[]>()
    for (const unit of unitsOf(slots, versions)) {
      const under = unit.kind === 'case' ? 'case' : `${unit.kind} ${unit.maximum}`
      parts.set(under, [...(parts.get(under) ?? []), unit])
    }
    return [...parts].map(([under, units]) => ({
      title: under === 'case' && parts.size > 1 ? undefined : title,
      units,
    }))
  })

export type Arranged = { paper: AttemptSlot[]; parts: FormPart[] }

const formOf = (parts: readonly Part[]): Arranged => ({
  paper: parts.flatMap(({ units }) => units.flatMap(({ slots }) => slots)),
  parts: parts.map(({ title, units }) => ({
    title,
    kind: units[0]?.kind ?? 'written',
    count: units.reduce((sum, { slots }) => sum + slots.length, 0),
  })),
})

/** The same slot with its options in another order; pinned ones stay. */
const shuffled = (slot: AttemptSlot, versions: Versions): AttemptSlot => {
  const [again] = freezeVersions([slot.questionVersionId], versions)
  return again === undefined ? slot : { ...again, maximum: slot.maximum }
}

/** A paper by its sections as so many forms: the same questions, parts in the same order, all else in one of its own. */
export const arrangeForms = (sections: readonly FormSection[], versions: Versions, count: number): Arranged[] => {
  const parts = partsOf(sections, versions)
  return Array.from({ length: count }, (_, place) =>
    formOf(
      place === 0
        ? parts
        : parts.map(({ title, units }) => ({
            title,
            units: [...inRandomOrder(units, secureRandom)].map((unit) => ({
              ...unit,
              slots: unit.slots.map((slot) => shuffled(slot, versions)),
            })),
          })),
    ),
  )
}
