import type { BankWarning } from '../../bank-reading.ts'
import type { TextDocument } from '../../documents/document.ts'
import { bankProblem } from '../../problems.ts'
import { emptyQuestion, type RawQuestion } from '../../question/raw-question.ts'
import type { Layout } from '../layout.ts'
import { optionsOf } from './tagged-option.ts'

/** "T1A01 (C) [97.1]": the question's code, its key, and the rule that it rests on. */
const head =
  /^\s{0,8}([A-Za-z]{1,6}[-.]?\d[\w.-]{0,14}|\d{1,4}[A-Za-z][\w.-]{0,14})\s{0,4}[[({【（]\s{0,2}([A-L]{1,8}|[A-L](?:\s{0,2}[,，、]\s{0,2}[A-L]){0,7})\s{0,2}[\])}】）]\s{0,4}(?:[[【]([^\]】]{1,120})[\]】])?\s*(.*)$/
const end = /^\s{0,8}(?:~{2,}|-{3,}|={3,}|\*{3,}|@{2,})\s*$/
/** A drawing that the text does not hold. */
const figure = /\bfigures?\s+[A-Z]{0,3}\d?-?\d|(?:如|见|下|附)图\s{0,2}[A-Z]?\d{0,3}/i
/** Codes stand at the start of other lines too; fewer than this show no pool. */
const fewest = 2

const skipped = ({ at, text }: { at: string; text: string }): BankWarning => ({
  at,
  ...bankProblem('row.skipped', { text: text.slice(0, 60) }),
})

/** A pool of coded questions, as examiners publish them: code and key first, then question and options. */
export const examPool: Layout<TextDocument> = {
  code: 'text.exam-pool',
  read: ({ lines }) => {
    const questions: RawQuestion[] = []
    const warnings: BankWarning[] = []
    let current: RawQuestion | undefined
    let open = false
    /** Lines behind the end of a question: a heading, or a question that has lost its code. */
    let pending: { at: string; text: string }[] = []
    for (const { at, text } of lines) {
      const [, , key, rule, rest] = head.exec(text) ?? []
      if (key !== undefined) {
        current = {
          ...emptyQuestion(at),
          stem: rest?.trim() ?? '',
          source: rule?.trim() ?? '',
          answer: { kind: 'text', text: key },
        }
        questions.push(current)
        open = true
        for (const line of pending) warnings.push(skipped(line))
        pending = []
        continue
      }
      const bare = text.trim()
      if (bare === '' || end.test(text)) {
        open &&= current?.options.length === 0
        continue
      }
      const options = open && current?.stem === '' ? undefined : optionsOf(text)
      const lost = current?.options.length === 0 ? undefined : options
      if (pending.length > 0 && lost?.[0]?.letter === 'A') {
        current = {
          ...emptyQuestion(pending[0]?.at ?? at),
          stem: pending.map((line) => line.text).join('\n'),
          options: [...lost],
        }
        questions.push(current)
        pending = []
        open = true
        continue
      }
      const last = current?.options.at(-1)
      if (options && current) {
        current.options.push(...options)
        open = true
      } else if (open && last) last.text += `\n${bare}`
      else if (open && current) current.stem += current.stem === '' ? bare : `\n${bare}`
      else pending.push({ at, text: bare })
    }
    for (const line of pending) warnings.push(skipped(line))
    const answerable = questions.filter(({ options }) => options.length > 1).length
    const coded = questions.filter(({ answer }) => answer.kind === 'text' && answer.text !== '').length
    if (coded < fewest || coded * 3 < questions.length * 2 || answerable * 2 < questions.length) return undefined
    for (const question of questions) question.picture = figure.test(question.stem)
    const reason = 'Each question begins with its code and, in brackets, its key.'
    return { layout: 'text.exam-pool', reason, questions, rejected: [], warnings, leastDrafts: 0, sure: true }
  },
}
