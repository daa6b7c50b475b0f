import { type BankProblem, bankProblem, type ProblemCode, type ProblemParams } from '../../../problems.ts'

/** A question that the model cannot hold as it is meant. */
export class Rejection extends Error {
  readonly problem: BankProblem

  constructor(problem: BankProblem) {
    super(problem.message)
    this.problem = problem
  }
}

/** Ends the reading of one question. */
export const reject = (code: ProblemCode, params: ProblemParams = {}): never => {
  throw new Rejection(bankProblem(code, params))
}
