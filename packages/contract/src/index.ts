import * as accounts from './accounts.ts'
import * as bankExports from './bank-exports.ts'
import * as bankImports from './bank-imports.ts'
import * as banks from './banks.ts'
import * as conflicts from './conflicts.ts'
import type { Endpoint, RouteOf } from './endpoint.ts'
import * as importBatches from './import-batches.ts'
import * as importDrafts from './import-drafts.ts'
import * as leaderboards from './leaderboards.ts'
import * as organisations from './organisations.ts'
import * as participation from './participation.ts'
import * as practice from './practice.ts'
import * as quizAnalysis from './quiz-analysis.ts'
import * as quizMaking from './quiz-making.ts'
import * as quizMarking from './quiz-marking.ts'
import * as quizPrinting from './quiz-printing.ts'
import * as quizRemarks from './quiz-remarks.ts'
import * as quizRules from './quiz-rules.ts'
import * as quizRunning from './quiz-running.ts'
import * as quizSittings from './quiz-sittings.ts'
import * as quizzes from './quizzes.ts'
import * as trades from './trades.ts'

export {
  accounts,
  bankExports,
  bankImports,
  banks,
  conflicts,
  importBatches,
  importDrafts,
  leaderboards,
  organisations,
  participation,
  practice,
  quizAnalysis,
  quizMaking,
  quizMarking,
  quizPrinting,
  quizRemarks,
  quizRules,
  quizRunning,
  quizSittings,
  quizzes,
  trades,
}

type Features = typeof accounts &
  typeof banks &
  typeof conflicts &
  typeof bankExports &
  typeof bankImports &
  typeof importBatches &
  typeof importDrafts &
  typeof leaderboards &
  typeof organisations &
  typeof participation &
  typeof practice &
  typeof quizAnalysis &
  typeof quizMaking &
  typeof quizMarking &
  typeof quizPrinting &
  typeof quizRemarks &
  typeof quizRules &
  typeof quizRules &
  typeof quizRunning &
  typeof quizSittings &
  typeof quizzes &
  typeof trades
type AnyEndpoint = Extract<Features[keyof Features], Endpoint>
export type EndpointByRoute = { [E in AnyEndpoint as RouteOf<E>]: E }

const isEndpoint = (value: unknown): value is Endpoint =>
  typeof value === 'object' && value !== null && 'access' in value && 'path' in value

/** Every endpoint of the contract. */
export const endpoints: readonly Endpoint[] = [
  accounts,
  organisations,
  trades,
  banks,
  bankExports,
  bankImports,
  importBatches,
  importDrafts,
  conflicts,
  practice,
  quizAnalysis,
  quizMaking,
  quizMarking,
  quizPrinting,
  quizRemarks,
  quizRules,
  quizSittings,
  quizRunning,
  quizzes,
  leaderboards,
  participation,
].flatMap((feature) => Object.values(feature).filter(isEndpoint))

export * from './content.ts'
export * from './endpoint.ts'
export * from './problems.ts'
export * from './question.ts'
export type { QuizDraft } from './quiz-making.ts'
export type { FurtherRules, QuizRules } from './quiz-rules.ts'
export * from './version.ts'
