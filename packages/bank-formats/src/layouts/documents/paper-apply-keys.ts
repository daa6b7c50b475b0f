import type { BankWarning } from '../../bank-reading.ts'
import { bankProblem } from '../../problems.ts'
import { typeOf } from '../../text/words.ts'
import type { PaperPart } from './paper.ts'
import type { KeyGroup } from './paper-keys.ts'
import type { PaperQuestion } from './paper-question.ts'

const isOpen = ({ answer }: PaperQuestion) => answer.kind === 'text' && answer.text === ''

/** The parts of the paper that a group of answers may speak of. */
const partsFor = (
  group: KeyGroup,
  place: number,
  parts: readonly PaperPart[],
  groups: readonly KeyGroup[],
): PaperPart[] => {
  const { heading } = group
  const type = typeOf(heading.type)
  const byType = type === undefined ? [] : parts.filter((part) => typeOf(part.type) === type)
  if (byType.length === 1) return byType
  const byOrdinal = heading.ordinal === undefined ? [] : parts.filter((part) => part.ordinal === heading.ordinal)
  if (byOrdinal.length === 1) return byOrdinal
  const before = parts.filter((part) => part.line < group.line)
  // A key behind each part speaks of that part.
  const spread = groups.length > 1 && groups.some((other) => parts.some((part) => part.line > other.line))
  const last = before.at(-1)
  if (spread && last) return [last]
  if (groups.length === parts.length) return parts.slice(place, place + 1)
  return groups.length === 1 ? [...parts] : []
}

/**
 * Gives each question the answer that a key of its own names by its number. Nothing is guessed: a number that two
 * questions share, or that no question has, is told.
 */
export const applyKeys = (parts: readonly PaperPart[], groups: readonly KeyGroup[]): BankWarning[] => {
  const warnings: BankWarning[] = []
  for (const [place, group] of groups.entries()) {
    const asked = partsFor(group, place, parts, groups).flatMap((part) => part.questions)
    const byNumber = new Map<number, PaperQuestion[]>()
    for (const question of asked)
      if (question.number !== undefined)
        byNumber.set(question.number, [...(byNumber.get(question.number) ?? []), question])
    const unmatched: number[] = []
    for (const { number, answer, explanation } of group.entries) {
      const [question, second] = byNumber.get(number) ?? []
      if (!question || second) unmatched.push(number)
      else {
        if (isOpen(question)) question.answer = { kind: 'text', text: answer }
        if (question.explanation === '') question.explanation = explanation ?? ''
      }
    }
    for (const at of group.uneven) warnings.push({ at, ...bankProblem('answers.uneven') })
    if (unmatched.length > 0)
      warnings.push({
        at: group.at,
        ...bankProblem('answers.unmatched', { count: unmatched.length, numbers: unmatched.slice(0, 20).join(', ') }),
      })
  }
  return warnings
}
