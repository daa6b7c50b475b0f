import type { QuizRules } from '@lianbing/contract'
import type { QuestionType } from '@lianbing/scoring'
import type { RulesMessages } from './messages/zh-CN.ts'

type Names = {
  trade: (code: string) => string
  organisations: readonly string[]
  /** Hundredths of a mark. */
  marks: (hundredths: number) => string
  /** An opening has no end: what waits for the end waits for ever. */
  endless: boolean
}
/** What is this person's own, beside the rules for everybody, and what the paper asks. */
type Own = { extraSeconds: number; attemptsUsed: number; types: readonly QuestionType[] }

export type RulePart = 'basic' | 'again' | 'marking' | 'answering' | 'who'
/** `first`: nobody should begin without having read it, however small the screen. */
export type Rule = { part: RulePart; text: string; first?: boolean }

/**
 * The rules as a worker reads them before the start, made from the very settings that the server applies: each setting
 * that has an effect has its words.
 */
export const rulesInWords = (rules: QuizRules, words: RulesMessages, names: Names, own?: Own): Rule[] => {
  const { attemptsAllowed, eligible, feedback, navigation } = rules
  const listed = (items: readonly string[]) => items.join(words.comma)
  const said = (clauses: readonly string[]) => clauses.join(words.clause)
  const when = <T>(holds: boolean, rule: T): T[] => (holds ? [rule] : [])
  const levels = eligible.levels.map((level) => words.level[level] ?? words.otherLevel(level))
  const asks = (type: QuestionType) => own === undefined || own.types.includes(type)
  const isRepeated = attemptsAllowed !== 1
  return [
    { part: 'basic', text: words.pass(names.marks(rules.passScore)), first: true },
    {
      part: 'basic',
      text: said([
        words.time(words.length(rules.timeLimitSeconds)),
        ...(own && own.extraSeconds > 0 ? [words.extra(words.length(own.extraSeconds))] : []),
      ]),
      first: true,
    },
    {
      part: 'again',
      text: said([
        attemptsAllowed === null ? words.unlimited : words.attempts(attemptsAllowed),
        ...(own && attemptsAllowed !== null ? [words.used(own.attemptsUsed)] : []),
        ...(isRepeated ? [words.counts[rules.counts]] : []),
      ]),
      first: true,
    },
    ...when<Rule>(rules.waitSeconds > 0 && isRepeated, {
      part: 'again',
      text: words.wait(words.length(rules.waitSeconds)),
      first: true,
    }),
    ...when<Rule>(asks('multiple-choice'), { part: 'marking', text: words.choiceMarking[rules.choiceMarking] }),
    ...when<Rule>(rules.wrongCostsPercent > 0, {
      part: 'marking',
      text: words.wrongCosts(rules.wrongCostsPercent),
      first: true,
    }),
    { part: 'answering', text: words.navigation[navigation], first: navigation === 'sequential' },
    {
      part: 'basic',
      text: feedback === 'later' && names.endless ? words.feedbackEndless : words.feedback[feedback],
      first: feedback === 'each',
    },
    {
      part: 'answering',
      text: rules.graceSeconds > 0 ? words.grace(words.length(rules.graceSeconds)) : words.noGrace,
    },
    // In order only one device writes, whatever the rule says.
    { part: 'answering', text: rules.strict || navigation === 'sequential' ? words.strict : words.lenient },
    ...when<Rule>(eligible.tradeCodes.length > 0, {
      part: 'who',
      text: words.trades(listed(eligible.tradeCodes.map(names.trade))),
    }),
    ...when<Rule>(levels.length > 0, { part: 'who', text: words.levels(listed(levels)) }),
    ...when<Rule>(eligible.organisationIds.length > 0, {
      part: 'who',
      text: words.organisations(listed(names.organisations)),
    }),
    ...when<Rule>(asks('written'), {
      part: 'marking',
      text: rules.markers === 1 ? words.oneMarker : words.twoMarkers(names.marks(rules.markersDiffer)),
    }),
  ]
}
