import type { Marking } from './mark-by.ts'
import type { Key } from './types.ts'

export const itemSuspicions = ['wrong-favoured', 'negative', 'dead-options'] as const
/** Why somebody should look at a question. */
export type ItemSuspicion = (typeof itemSuspicions)[number]

/** A distractor that fewer than one in twenty take does not work (Haladyna and Downing 1993). */
const deadBelow = 0.05
/** Where nearly everybody is right there is nobody left to take the wrong options. */
const tooEasy = 0.85

export type OptionCount = { id: string; count: number }

const optionsOf = (key: Key): readonly string[] | undefined => {
  if (key.type === 'single-choice') return [key.choice]
  if (key.type === 'multiple-choice') return key.choices
  if (key.type === 'true-false') return [String(key.truth)]
  return undefined
}

/**
 * The own ids of what is right, further accepted answers among them; undefined where the key names no options, and where
 * the question has been dropped or gives everybody the mark. True/false has `true` and `false`.
 */
export const rightOptions = ({ key, also = [], treatment = 'key' }: Marking): readonly string[] | undefined => {
  const all = [key, ...also].map(optionsOf)
  return treatment !== 'key' || all.includes(undefined) ? undefined : [...new Set(all.flatMap((ids) => ids ?? []))]
}

/** By chance a wrong option that is as good as the right one leads by more in one case of twenty (sign test, one-sided). */
const beyondChance = 1.645

const leads = (wrong: number, right: number) => wrong > right && wrong - right > beyondChance * Math.sqrt(wrong + right)

/**
 * Wrong options that more people took than the right one, by more than chance would have it; where several are right,
 * those that most people took, and more than any right one.
 */
export const favouredWrong = (options: readonly OptionCount[], right: readonly string[], n: number): string[] => {
  const best = Math.max(0, ...options.filter(({ id }) => right.includes(id)).map(({ count }) => count))
  const favoured = (count: number) => (right.length > 1 ? count > best && count > n / 2 : leads(count, best))
  return options.filter(({ id, count }) => !right.includes(id) && favoured(count)).map(({ id }) => id)
}

/** Wrong options that hardly anybody takes. */
export const deadOptions = (
  options: readonly OptionCount[],
  right: readonly string[],
  n: number,
  facility: number,
): string[] =>
  facility > tooEasy || options.length < 3
    ? []
    : options.filter(({ id, count }) => !right.includes(id) && count < n * deadBelow).map(({ id }) => id)

/** How soon somebody should look: a favoured wrong option before all, then a negative discrimination. */
export const suspicionWeight = (suspicions: readonly ItemSuspicion[], discrimination: number | null): number => {
  const of = { 'wrong-favoured': 400, negative: 200, 'dead-options': 20 }
  const sum = suspicions.reduce((weight, suspicion) => weight + of[suspicion], 0)
  return sum === 0 ? 0 : sum + Math.round(100 * Math.max(0, -(discrimination ?? 0)))
}

/** What is to be said against a question with these figures. */
export const suspicionsOf = (
  { n, facility, discrimination }: { n: number; facility: number; discrimination: number | null },
  options: readonly OptionCount[],
  right: readonly string[] | undefined,
): ItemSuspicion[] =>
  itemSuspicions.filter((suspicion) => {
    if (suspicion === 'negative') return discrimination !== null && discrimination < 0
    if (right === undefined) return false
    return suspicion === 'wrong-favoured'
      ? favouredWrong(options, right, n).length > 0
      : deadOptions(options, right, n, facility).length > 0
  })
