import type { Input } from '@lianbing/contract/client'

export type Contribution = Input<'POST /api/contributions'>['body']
export type ContributionType = Contribution['answer']['type']
export const contributionTypes = ['single-choice', 'multiple-choice', 'true-false', 'blanks', 'written'] as const

/** What is typed, for every type at once: changing the type loses nothing. */
export type Draft = {
  type: ContributionType
  tradeCode: string
  level: number | null
  stem: string
  picture: Contribution['picture']
  options: string[]
  right: number[]
  truth: boolean | null
  texts: string[]
  written: string
  explanation: string
  source: string
}

export const emptyDraft = (tradeCode: string, level: number | null): Draft => ({
  type: 'single-choice',
  tradeCode,
  level,
  stem: '',
  picture: null,
  options: ['', '', '', ''],
  right: [],
  truth: null,
  texts: [],
  written: '',
  explanation: '',
  source: '',
})

export const draftOf = (form: Contribution): Draft => {
  const { answer, tradeCode, level, stem, picture, explanation, source } = form
  const draft = { ...emptyDraft(tradeCode, level), type: answer.type, stem, picture, explanation, source }
  if (answer.type === 'single-choice') return { ...draft, options: answer.options, right: [answer.right] }
  if (answer.type === 'multiple-choice') return { ...draft, options: answer.options, right: answer.right }
  if (answer.type === 'true-false') return { ...draft, truth: answer.right }
  if (answer.type === 'blanks') return { ...draft, texts: answer.right }
  return { ...draft, written: answer.right }
}

/** The gaps of a stem, each two underscores or more. */
export const gapsIn = (stem: string): number => stem.split(/[_＿]{2,}/).length - 1

const answerOf = (draft: Draft): Contribution['answer'] | undefined => {
  const { type, right } = draft
  if (type === 'true-false') return draft.truth === null ? undefined : { type, right: draft.truth }
  if (type === 'written') return draft.written.trim() === '' ? undefined : { type, right: draft.written }
  if (type === 'blanks') {
    const texts = Array.from({ length: gapsIn(draft.stem) }, (_, gap) => (draft.texts[gap] ?? '').trim())
    return texts.length === 0 || texts.includes('') ? undefined : { type, right: texts }
  }
  // Options that stayed empty are left out, and what is right moves up with the rest.
  const kept = draft.options.flatMap((text, place) =>
    text.trim() === '' ? [] : [{ text, isRight: right.includes(place) }],
  )
  const options = kept.map(({ text }) => text)
  const places = kept.flatMap(({ isRight }, place) => (isRight ? [place] : []))
  const [first] = places
  if (options.length < 2 || first === undefined) return undefined
  return type === 'single-choice' ? { type, options, right: first } : { type, options, right: places }
}

/** What is sent; undefined while something is missing. */
export const contributionOf = (draft: Draft, language: Contribution['language']): Contribution | undefined => {
  const answer = answerOf(draft)
  if (answer === undefined || draft.tradeCode === '' || draft.stem.trim() === '') return undefined
  const { tradeCode, level, stem, picture, explanation, source } = draft
  return { tradeCode, language, level, stem, picture, answer, explanation, source }
}
