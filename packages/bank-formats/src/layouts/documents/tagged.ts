import type { TextDocument } from '../../documents/document.ts'
import { bankProblem } from '../../problems.ts'
import type { Layout } from '../layout.ts'
import { tokensOfLines } from './tagged-line.ts'
import { learnTags } from './tagged-own.ts'
import { partsOf } from './tagged-parts.ts'
import { isQuestion, questionOfParts } from './tagged-question.ts'
import { recordsOf, splitRecord } from './tagged-records.ts'

/** Questions whose parts are named by tags, in any dress, or begun by the name of their type. */
export const tagged: Layout<TextDocument> = {
  code: 'text.tagged',
  read: ({ lines }) => {
    const own = learnTags(lines)
    const records = recordsOf(tokensOfLines(lines, own)).flatMap(splitRecord).map(partsOf)
    const questions = records.filter(isQuestion)
    const answerable = questions.filter((parts) => parts.options.length > 1 || parts.answer.length > 0 || parts.typed)
    if (questions.length === 0 || answerable.length * 2 < questions.length) return undefined
    const warnings = records.flatMap(({ loose }) =>
      loose.map(({ at, text }) => ({ at, ...bankProblem('row.skipped', { text: text.slice(0, 60) }) })),
    )
    const reason = `Tags say what each line is${own.size > 0 ? ` (${[...own].map(([name, role]) => `${name} = ${role}`).join(', ')})` : ''}.`
    return {
      layout: 'text.tagged',
      reason,
      questions: questions.map(questionOfParts),
      rejected: [],
      warnings,
      leastDrafts: 0,
    }
  },
}
