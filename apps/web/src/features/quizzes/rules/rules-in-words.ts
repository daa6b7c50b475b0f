import type { QuizRules } from '@lianbing/contract'
import type { QuestionType } from '@lianbing/scoring'
import type { RulesMessages } from './messages/zh-CN.ts'

type Names = {
  trade: (code: string) => string
  organisations: readonly string[]
  /** Hundredths of a mark. */
  marks: (hundredths: number) => string
}
/** What is this person's own, beside the rules for everybody, and what the paper asks. */
type Own = { extraSeconds: number; attemptsUsed: number; types: readonly QuestionType[] }

/**
 * The rules as a worker reads them before the start, made from the very settings that the server applies: each setting
 * that has an effect has its words.
 */
export const rulesInWords = (rules: QuizRules, words: RulesMessages, names: Names, own?: Own): string[] => {
  const { attemptsAllowed, eligible } = rules
  const listed = (items: readonly string[]) => items.join(words.comma)
  const said = (clauses: readonly string[]) => clauses.join(words.clause)
  const levels = eligible.levels.map((level) => words.level[level] ?? words.otherLevel(level))
  const asks = (type: QuestionType) => own === undefined || own.types.includes(type)
  return [
    words.pass(names.marks(rules.passScore)),
    said([
      words.time(words.length(rules.timeLimitSeconds)),
      ...(own && own.extraSeconds > 0 ? [words.extra(words.length(own.extraSeconds))] : []),
    ]),
    said([
      attemptsAllowed === null ? words.unlimited : words.attempts(attemptsAllowed),
      ...(own && attemptsAllowed !== null ? [words.used(own.attemptsUsed)] : []),
      ...(attemptsAllowed === 1 ? [] : [words.counts[rules.counts]]),
    ]),
    ...(rules.waitSeconds > 0 && attemptsAllowed !== 1 ? [words.wait(words.length(rules.waitSeconds))] : []),
    ...(asks('multiple-choice') ? [words.choiceMarking[rules.choiceMarking]] : []),
    ...(rules.wrongCostsPercent > 0 ? [words.wrongCosts(rules.wrongCostsPercent)] : []),
    words.navigation[rules.navigation],
    words.feedback[rules.feedback],
    rules.graceSeconds > 0 ? words.grace(words.length(rules.graceSeconds)) : words.noGrace,
    // In order only one device writes, whatever the rule says.
    rules.strict || rules.navigation === 'sequential' ? words.strict : words.lenient,
    ...(eligible.tradeCodes.length > 0 ? [words.trades(listed(eligible.tradeCodes.map(names.trade)))] : []),
    ...(levels.length > 0 ? [words.levels(listed(levels))] : []),
    ...(eligible.organisationIds.length > 0 ? [words.organisations(listed(names.organisations))] : []),
    ...(!asks('written')
      ? []
      : [rules.markers === 1 ? words.oneMarker : words.twoMarkers(names.marks(rules.markersDiffer))]),
  ]
}
