import type { Content, QuestionVersion } from '@lianbing/contract'
import type { Key } from '@lianbing/scoring'
import { keyText } from '../../questions/key-text.ts'
import type { QuestionMessages } from '../../questions/messages/zh-CN.ts'
import { shownQuestion } from '../office-shown-question.ts'
import { namePictures, writeNotation } from './office-notation.ts'

export type Version = { content: Omit<QuestionVersion, 'reviewer'>; key: Key | null; explanation: Content }
/** One part of a question before and after; `options.2` is the third option. */
export type Difference = { part: string; before: string; after: string }

const facts = [
  'type',
  'language',
  'level',
  'difficulty',
  'examPoint',
  'source',
  'sourceDetail',
  'licence',
  'author',
  'standard',
  'edition',
  'validFrom',
  'validUntil',
  'unit',
] as const

/** Every part of a question as one text. */
const partsOf = ({ content, key, explanation }: Version, words: QuestionMessages): Map<string, string> => {
  const names = {
    options: content.options.map(({ id }) => id),
    pictures: namePictures([content.material, content.stem, explanation]),
  }
  const write = (value: Content) => writeNotation(value, names)
  const shown = shownQuestion({ ...content, reviewer: null })
  return new Map([
    ['material', write(content.material)],
    ['stem', write(content.stem)],
    ...content.options.map(({ content }, place): [string, string] => [`options.${place}`, write(content)]),
    ...content.targets.map(({ content }, place): [string, string] => [`targets.${place}`, write(content)]),
    ['key', key === null ? '' : keyText(shown, key, words)],
    ['explanation', write(explanation)],
    ...facts.map((fact): [string, string] => [fact, String(content[fact] ?? '')]),
  ])
}

/** What changed from one version to the next, in the order in which a question is read. */
export const differences = (before: Version, after: Version, words: QuestionMessages): Difference[] => {
  const [old, now] = [partsOf(before, words), partsOf(after, words)]
  return [...new Set([...now.keys(), ...old.keys()])]
    .map((part) => ({ part, before: old.get(part) ?? '', after: now.get(part) ?? '' }))
    .filter(({ before, after }) => before !== after)
}

/** What two texts begin and end with alike, and what lies between. */
export const changedMiddle = (before: string, after: string) => {
  const [a, b] = [[...before], [...after]]
  const most = Math.min(a.length, b.length)
  let start = 0
  while (start < most && a[start] === b[start]) start++
  let end = 0
  while (end < most - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  return {
    head: a.slice(0, start).join(''),
    removed: a.slice(start, a.length - end).join(''),
    added: b.slice(start, b.length - end).join(''),
    tail: end === 0 ? '' : a.slice(-end).join(''),
  }
}
