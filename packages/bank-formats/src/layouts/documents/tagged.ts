import type { TextDocument } from '../../documents/document.ts'
import { bankProblem } from '../../problems.ts'
import type { Layout } from '../layout.ts'
import { withCases } from './tagged-cases.ts'
import { tokensOfLines } from './tagged-line.ts'
import { learnTags } from './tagged-own.ts'
import { partsOf, type TaggedParts } from './tagged-parts.ts'
import { isAnswered, isQuestion, questionOfParts } from './tagged-question.ts'
import { recordsOf, splitRecord, withNumbers } from './tagged-records.ts'
import { marksOf } from './tagged-right.ts'

/** What stands above the first tag is the title of the file, never the text of a question. */
const withoutTitle = (parts: TaggedParts): TaggedParts => ({ ...parts, stem: [] })

/** Questions whose parts are named by tags, in any dress, or begun by the name of their type. */
export const tagged: Layout<TextDocument> = {
  code: 'text.tagged',
  read: ({ lines }) => {
    const own = learnTags(lines)
    const tokens = tokensOfLines(lines, own)
    const named = tokens.some((token) => token.kind === 'header' || (token.kind === 'field' && token.role === 'stem'))
    const [above, ...below] = recordsOf(named ? tokens : withNumbers(tokens))
    if (!above) return undefined
    const records = [...splitRecord(above).map(partsOf).map(withoutTitle), ...below.flatMap(splitRecord).map(partsOf)]
    const found = records.filter(isQuestion)
    const choices = found.filter(({ options }) => options.length > 1)
    const marks = marksOf(
      choices.filter((parts) => !isAnswered(parts)).map(({ options }) => options),
      choices.length,
    )
    const questions = found.map((parts) => questionOfParts(parts, marks))
    const clear = found.filter((parts, index) =>
      named ? parts.typed || parts.answer.length > 0 : parts.markedAnswer || questions[index]?.answer.kind === 'places',
    )
    if (clear.length === 0 || clear.length * 2 < found.length) return undefined
    const warnings = records.flatMap(({ loose }) =>
      loose.map(({ at, text }) => ({ at, ...bankProblem('row.skipped', { text: text.slice(0, 60) }) })),
    )
    const roles = new Set(own.values())
    const sure = roles.has('stem') && roles.has('answer')
    const reason = `${named ? 'Tags say' : 'Numbers begin the questions, and marks say'} what each line is${own.size > 0 ? ` (${[...own].map(([name, role]) => `${name} = ${role}`).join(', ')})` : ''}.`
    return {
      layout: 'text.tagged',
      reason,
      questions: withCases(found, questions),
      rejected: [],
      warnings,
      leastDrafts: 0,
      sure,
    }
  },
}
