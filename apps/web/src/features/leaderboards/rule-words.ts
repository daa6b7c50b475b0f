import type { Output } from '@lianbing/contract/client'
import type { BoardMessages } from './messages/zh-CN.ts'

type Rule = Output<'GET /api/leaderboards/:board'>['rule']

/** The rule that the server ranked by, in sentences. */
export const ruleWords = (rule: Rule, words: BoardMessages): string[] => [
  words.measure[rule.measure],
  ...(rule.ties.length > 0 ? [words.tied(rule.ties.map((tie) => words.ties[tie]))] : []),
  rule.strict ? words.strict : words.shared,
]
