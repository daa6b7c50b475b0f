import type { Key } from '@lianbing/scoring'
import { comparable } from '../text/comparable.ts'
import { looseText } from './loose-text.ts'
import type { Similarity } from './similarity.ts'

type Pairing = Pick<Similarity, 'options' | 'targets'>

/** The key in the ids of the other question's options; undefined where one has no counterpart there. */
export const keyAcross = (key: Key, { options, targets }: Pairing): Key | undefined => {
  const across = (ids: readonly string[]) => ids.flatMap((id) => options.get(id) ?? [])
  if (key.type === 'single-choice') {
    const choice = options.get(key.choice)
    return choice === undefined ? undefined : { ...key, choice }
  }
  if (key.type === 'multiple-choice') {
    const choices = across(key.choices)
    return choices.length === key.choices.length ? { ...key, choices } : undefined
  }
  if (key.type === 'ordering') {
    const order = across(key.order)
    return order.length === key.order.length ? { ...key, order } : undefined
  }
  if (key.type === 'matching') {
    const pairs = key.pairs.flatMap(([left, right]): [string, string][] => {
      const pair = [options.get(left), targets.get(right)] as const
      return pair[0] === undefined || pair[1] === undefined ? [] : [[pair[0], pair[1]]]
    })
    return pairs.length === key.pairs.length ? { ...key, pairs } : undefined
  }
  return key
}

const loose = (text: string) => looseText(comparable(text)) || comparable(text)
const setOf = (texts: readonly string[]) => [...texts].sort().join('\n')

/** Whether two keys that name the same options say the same. What people mark is never in contradiction. */
export const sameKey = (one: Key, other: Key): boolean => {
  if (one.type === 'single-choice') return other.type === one.type && one.choice === other.choice
  if (one.type === 'multiple-choice') return other.type === one.type && setOf(one.choices) === setOf(other.choices)
  if (one.type === 'true-false') return other.type === one.type && one.truth === other.truth
  if (one.type === 'ordering') return other.type === one.type && one.order.join('\n') === other.order.join('\n')
  if (one.type === 'matching')
    return other.type === one.type && setOf(one.pairs.map(String)) === setOf(other.pairs.map(String))
  if (one.type === 'numeric')
    return (
      other.type === one.type &&
      Number(one.number) === Number(other.number) &&
      Number(one.tolerance) === Number(other.tolerance) &&
      (one.unit ?? '') === (other.unit ?? '')
    )
  if (one.type === 'written') return other.type === one.type
  if (other.type !== 'blanks' || one.texts.length !== other.texts.length) return false
  // Two lists of wordings that share one accept the same answer.
  const meets = (a: readonly string[], b: readonly string[]) => {
    const known = new Set(b.map(loose))
    return a.some((text) => known.has(loose(text)))
  }
  if (!one.anyOrder || !other.anyOrder) return one.texts.every((texts, at) => meets(texts, other.texts[at] ?? []))
  const left = [...other.texts]
  return one.texts.every((texts) => {
    const at = left.findIndex((candidate) => meets(texts, candidate))
    return at >= 0 && left.splice(at, 1).length === 1
  })
}
