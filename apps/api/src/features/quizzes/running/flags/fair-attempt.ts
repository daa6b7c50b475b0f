import { contentText } from '@lianbing/contract'
import { type FairAttempt, isAnswered, plainText, type Response, shortestReadMs, toOwn } from '@lianbing/scoring'
import type { StoredVersion } from '../../../banks/question-queries.ts'
import type { SearchedAttempt } from './flag-input-queries.ts'

export type Versions = ReadonlyMap<string, StoredVersion>

/** Where nothing is known of a question: most fall for the same option; a typed answer has more ways to be wrong. */
const sameByChance = (type: StoredVersion['type']): number => {
  if (type === 'true-false') return 1
  return type === 'single-choice' ? 0.45 : 0.3
}

/** The same text for the same answer, in the question's own ids: what counts as a set is sorted. */
const saidOf = (response: Response): string => {
  if ('choices' in response) return JSON.stringify([...response.choices].sort())
  if ('pairs' in response) return JSON.stringify(response.pairs.map((pair) => pair.join(' ')).sort())
  if ('texts' in response) return JSON.stringify(response.texts.map(plainText))
  if ('text' in response) return plainText(response.text)
  return JSON.stringify(response)
}

const signsOf = ({ stem, options }: StoredVersion): number =>
  contentText(stem).length + options.reduce((sum, { content }) => sum + contentText(content).length, 0)

/** An attempt as the rules compare it: what was answered, in the order in which its devices numbered the answers. */
export const fairAttempt = (attempt: SearchedAttempt, versions: Versions): FairAttempt => ({
  attemptId: attempt.id,
  personId: attempt.personId,
  place: attempt.place,
  startedMs: attempt.startedMs,
  answers: attempt.answers.flatMap(([slot, response, atMs, elapsedMs]) => {
    const frozen = attempt.paper[slot]
    const version = frozen && versions.get(frozen.questionVersionId)
    if (frozen === undefined || version === undefined || !isAnswered(response)) return []
    return [
      {
        slot,
        question: frozen.questionVersionId,
        mark: attempt.marks?.[slot]?.mark ?? 'unanswered',
        said: saidOf(toOwn(frozen, response)),
        atMs,
        elapsedMs,
        leastMs: attempt.onPaper ? 0 : shortestReadMs(signsOf(version)),
        sameByChance: sameByChance(version.type),
      },
    ]
  }),
})

const longestStem = 160
const longestAnswer = 120
const cut = (text: string, most: number) => {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > most ? `${line.slice(0, most - 1)}…` : line
}

export const stemText = (version: StoredVersion | undefined): string =>
  cut(version === undefined ? '' : contentText(version.stem), longestStem)

/** What was answered, as a person reads it: the texts of options, not their ids. */
export const answerText = (attempt: SearchedAttempt, slot: number, version: StoredVersion | undefined): string => {
  const frozen = attempt.paper[slot]
  const given = attempt.answers.find(([at]) => at === slot)?.[1]
  if (frozen === undefined || given === undefined || version === undefined) return ''
  const response = toOwn(frozen, given)
  const places = [...version.options, ...version.targets]
  const name = (id: string) => {
    const found = places.find((option) => option.id === id)
    return found === undefined ? '' : contentText(found.content)
  }
  const words = (): string => {
    if ('choice' in response) return name(response.choice)
    if ('choices' in response) return [...response.choices].sort().map(name).join(' / ')
    if ('truth' in response) return response.truth ? '√' : '×'
    if ('texts' in response) return response.texts.join(' / ')
    if ('number' in response) return `${response.number}${response.unit ?? ''}`
    if ('order' in response) return response.order.map(name).join(' → ')
    if ('pairs' in response) return response.pairs.map((pair) => pair.map(name).join(' – ')).join(' / ')
    return 'text' in response ? response.text : ''
  }
  return cut(words(), longestAnswer)
}
