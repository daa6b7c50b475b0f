import type { BankProblem } from '../../../problems.ts'

/** What was made of one part of a question, with what is worth knowing; or why nothing can be made of it. */
export type Outcome<Value> = { value: Value; notes: BankProblem[] } | { problem: BankProblem }

export const isProblem = <Value>(outcome: Outcome<Value>): outcome is { problem: BankProblem } => 'problem' in outcome
