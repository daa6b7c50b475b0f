import type { RawQuestion } from '../../question/raw-question.ts'
import type { TaggedParts } from './tagged-parts.ts'

const caseType = /案例|材料|综合|阅读|共用题干|case|reading/i
/** "(1)": a question counted within its case. */
const inner = /^\s{0,8}[（(]\s{0,3}\d{1,2}\s{0,3}[)）]\s{0,3}/

/** A text that asks nothing itself, before questions that are counted within it. */
const isCase = (parts: TaggedParts) =>
  caseType.test(parts.type) && parts.stem.length > 0 && parts.options.length === 0 && parts.answer.length === 0

/**
 * Gives the questions behind a case its text: as many as are counted "(1)", "(2)" … A case without such questions
 * stays a question without an answer.
 */
export const withCases = (records: readonly TaggedParts[], questions: readonly RawQuestion[]): RawQuestion[] => {
  const placed: RawQuestion[] = []
  let current: { material: string; group: string } | undefined
  for (const [index, question] of questions.entries()) {
    const parts = records[index]
    const next = questions[index + 1]
    if (parts && isCase(parts) && next && inner.test(next.stem)) {
      current = { material: question.stem, group: `${question.type} ${question.at}` }
      continue
    }
    if (!inner.test(question.stem)) current = undefined
    placed.push(current ? { ...question, ...current, stem: question.stem.replace(inner, '') } : question)
  }
  return placed
}
