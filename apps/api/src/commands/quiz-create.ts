import { language, quizRules } from '@lianbing/contract'
import { type Blueprint, questionTypes } from '@lianbing/scoring'
import { withTx } from '../db/client.ts'
import { getRootOrganisation } from '../features/organisations/queries.ts'
import { createQuiz } from '../features/quizzes/create-quiz.ts'
import { type Command, type CommandInput, required, UsageError } from './command.ts'

const numberOf = (input: CommandInput, name: string, otherwise: number): number => {
  const text = input.values[name]
  const value = text === undefined ? otherwise : Number(text)
  if (Number.isInteger(value) && value >= 0) return value
  throw new UsageError(`--${name} takes a whole number, not ${String(text)}`)
}

/** `20x100`: twenty questions of 100 hundredths, 1 mark, each. */
const sectionOf = (text: string, name: string): { count: number; maximum: number } => {
  const [, count, maximum] = /^(\d{1,3})x(\d{1,5})$/.exec(text) ?? []
  if (count === undefined || maximum === undefined)
    throw new UsageError(`--${name} takes COUNTxHUNDREDTHS, such as 20x100, not ${text}`)
  return { count: Number(count), maximum: Number(maximum) }
}

const sectionOptions = Object.fromEntries(questionTypes.map((type) => [type, { type: 'string' as const }]))

export const quizCreate: Command = {
  words: 'quiz create',
  usage:
    'quiz create --trade CODE --title TITLE [--single-choice 20x100] [--multiple-choice 5x200] [--true-false 10x100] [--blanks 5x200] [--numeric 2x500] [--ordering 2x500] [--matching 2x500] [--written 1x1000] [--level 5] [--language zh-CN] [--minutes 20] [--pass-percent 60] [--attempts 3] [--feedback each|review|later|marks|none]',
  options: {
    trade: { type: 'string' },
    title: { type: 'string' },
    ...sectionOptions,
    level: { type: 'string' },
    language: { type: 'string' },
    minutes: { type: 'string' },
    'pass-percent': { type: 'string' },
    attempts: { type: 'string' },
    feedback: { type: 'string' },
  },
  run: async (context, input) => {
    const tradeCode = required(input, 'trade')
    const title = required(input, 'title')
    const spoken = language.safeParse(input.values.language ?? 'zh-CN')
    if (!spoken.success) throw new UsageError('--language takes zh-CN or en')
    const told = quizRules.feedback.safeParse(input.values.feedback ?? 'review')
    if (!told.success) throw new UsageError('--feedback takes each, review, later, marks or none')
    const level = input.values.level === undefined ? null : numberOf(input, 'level', 0)
    const sections: Blueprint['sections'] = questionTypes.flatMap((type) => {
      const text = input.values[type]
      return typeof text === 'string'
        ? [{ type, tradeCode, level, language: spoken.data, ...sectionOf(text, type) }]
        : []
    })
    if (sections.length === 0)
      throw new UsageError(
        `The quiz has no questions: name at least one of ${questionTypes.map((type) => `--${type}`).join(', ')}`,
      )
    const maximum = sections.reduce((sum, section) => sum + section.count * section.maximum, 0)
    const attempts = numberOf(input, 'attempts', 0)

    const { db, close } = await context.openDatabase()
    try {
      const quizId = await withTx(db, async (tx) =>
        createQuiz(tx, {
          organisationId: (await getRootOrganisation(tx)).organisationId,
          tradeCode,
          language: spoken.data,
          title,
          blueprint: { sections },
          timeLimitSeconds: numberOf(input, 'minutes', 20) * 60,
          passScore: Math.ceil((maximum * numberOf(input, 'pass-percent', 60)) / 100),
          graceSeconds: 15,
          attemptsAllowed: attempts === 0 ? null : attempts,
          feedback: told.data,
          strict: true,
        }),
      )
      context.print(context.json ? JSON.stringify({ quizId }) : `The quiz "${title}" is open: ${quizId}`)
    } finally {
      await close()
    }
    return 0
  },
}
