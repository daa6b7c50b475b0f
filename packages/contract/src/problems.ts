/** Every way to fail on purpose: the code on the wire, its status and its title. Texts for people live in the SPA. */
export const problems = {
  'request.invalid': { status: 422, title: 'The request does not fit the contract' },
  'request.not_json': { status: 415, title: 'The body has to be application/json' },
  'request.not_multipart': { status: 415, title: 'The body has to be multipart/form-data with one file' },
  'request.too_large': { status: 413, title: 'The body is larger than allowed' },
  'request.malformed': { status: 400, title: 'The request cannot be read' },
  'request.foreign_origin': { status: 403, title: 'A write has to come from a page of this server' },
  'request.rate_limited': { status: 429, title: 'Too many requests' },
  'route.unknown': { status: 404, title: 'There is nothing at this address' },
  'session.required': { status: 401, title: 'Sign in first' },
  'session.expired': { status: 401, title: 'The session has ended' },
  'session.refused': { status: 401, title: 'User name or password is not right' },
  'session.too_many_failures': { status: 429, title: 'Too many failed sign-ins' },
  'role.missing': { status: 403, title: 'This needs a role that you do not hold' },
  'account.unknown': { status: 404, title: 'There is no such account' },
  'account.username_taken': { status: 409, title: 'The user name is taken' },
  'account.password_wrong': { status: 403, title: 'The current password is not right' },
  'account.password_weak': { status: 422, title: 'The password is too easy to guess' },
  'account.last_owner': { status: 409, title: 'An organisation keeps at least one owner' },
  'account.shut': { status: 409, title: 'The account is disabled or deleted' },
  'account.own_role': { status: 409, title: 'Nobody changes their own roles or standing' },
  'recovery.refused': {
    status: 403,
    title: 'User name or code is not right, or the code has been used or has expired',
  },
  'organisation.unknown': { status: 404, title: 'There is no such organisation' },
  'join_code.unknown': { status: 404, title: 'There is no such join code' },
  'trade.unknown': { status: 404, title: 'There is no such trade' },
  'round.unknown': { status: 404, title: 'There is no such round' },
  'round.no_questions': { status: 409, title: 'There are no questions for this choice' },
  'slot.unknown': { status: 404, title: 'There is no such question in this paper' },
  'slot.passed': { status: 409, title: 'A later question has been answered: this one takes nothing any more' },
  'slot.revealed': { status: 409, title: 'The answer to this question has been shown and is final' },
  'response.unfit': { status: 422, title: 'The answer does not fit the question' },
  'quiz.unknown': { status: 404, title: 'There is no such quiz' },
  'quiz.not_open': { status: 403, title: 'The quiz is not open' },
  'quiz.not_eligible': { status: 403, title: 'The quiz is not for this person' },
  'quiz.wait': { status: 409, title: 'The next attempt starts later' },
  'quiz.attempts_used': { status: 409, title: 'All attempts are used' },
  'quiz.questions_lacking': { status: 409, title: 'The bank lacks questions for this paper' },
  'opening.unknown': { status: 404, title: 'There is no such opening' },
  'opening.end_unfit': { status: 409, title: 'An opening ends later than now and than it begins' },
  'flag.unknown': { status: 404, title: 'Nothing stands out in this attempt' },
  'quiz.changed': { status: 409, title: 'Somebody else has changed the quiz meanwhile' },
  'quiz.published': { status: 409, title: 'A published quiz keeps its organisation and its trade' },
  'quiz.unpublished': { status: 409, title: 'The quiz has never been published' },
  'quiz.unfit': { status: 422, title: 'The quiz is not complete' },
  'opening.unfit': { status: 422, title: 'An opening ends after it begins' },
  'opening.overlaps': { status: 409, title: 'Two openings of a quiz overlap' },
  'override.unknown': { status: 404, title: 'There is no such exception' },
  'override.exists': { status: 409, title: 'There is an exception already' },
  'opening.used': { status: 409, title: 'The quiz has been started in this opening' },
  'paper_form.unknown': { status: 404, title: 'There is no such printed form' },
  'paper_sitting.unknown': { status: 404, title: 'There is no such sitting on paper' },
  'paper_sitting.not_yet': { status: 409, title: 'The sitting has not taken place yet' },
  'paper_sheet.unfit': { status: 422, title: 'The file is no sheet of answers or totals' },
  'paper_sheet.too_many': { status: 422, title: 'A sheet holds at most 2,000 people' },
  'paper_entry.refused': { status: 409, title: 'Some entries do not fit; nothing was entered' },
  'paper_entry.re_marked': { status: 409, title: 'Some entries were marked again or changed since' },
  'attempt.unknown': { status: 404, title: 'There is no such attempt' },
  'attempt.closed': { status: 409, title: 'The attempt is closed' },
  'attempt.superseded': { status: 409, title: 'The attempt goes on on another device' },
  'attempt.conflict': { status: 409, title: 'Another answer has the same place in the order' },
  'attempt.voided': { status: 409, title: 'The attempt has been declared void' },
  'attempt.other_active': { status: 409, title: 'Another attempt of this person is running' },
  'attempt.own': { status: 409, title: 'Nobody decides about an attempt of their own' },
  'marking.unknown': { status: 404, title: 'There is no such answer to mark' },
  'marking.taken': { status: 409, title: 'Somebody else has marked the answer meanwhile, or has it in hand' },
  'marking.decided': { status: 409, title: 'The answer is decided' },
  'marking.rubric_changed': { status: 409, title: 'The rubric has been changed meanwhile' },
  'marking.unfit': { status: 422, title: 'The points do not fit the rubric' },
  'attempt.open': { status: 409, title: 'The attempt is not closed yet' },
  'question.unknown': { status: 404, title: 'There is no such question' },
  'question.unfit': { status: 422, title: 'The question is not complete, or its key does not fit it' },
  'remark.unknown': { status: 404, title: 'There is no such re-mark' },
  'remark.another_runs': { status: 409, title: 'Attempts are being marked again for another question' },
  'remark.not_ready': { status: 409, title: 'This is still being counted, or has been decided' },
  'rival.unknown': { status: 404, title: 'There is no such conflict' },
  'question.duplicate': { status: 409, title: 'The same question is there already' },
  'question.changed': { status: 409, title: 'Somebody else has changed the question meanwhile' },
  'question.waiting': { status: 409, title: 'A new version of the question is being written already' },
  'question.not_waiting': { status: 409, title: 'Nothing of this question waits in this state' },
  'review.own': { status: 409, title: 'Nobody publishes what they wrote' },
  'review.alone': {
    status: 409,
    title: 'There is nobody else who could review it: appoint another expert of the trade',
  },
  'contribution.unknown': { status: 404, title: 'There is no such contribution' },
  'contribution.not_returned': { status: 409, title: 'Only a contribution that was returned can be changed' },
  'bank.unknown': { status: 404, title: 'There is no such bank' },
  'picture.unfit': { status: 422, title: 'The picture cannot be read' },
  'bulk.unknown': { status: 404, title: 'There is no such act' },
  'bulk.too_many': { status: 409, title: 'Too many questions for one act' },
  'bulk.changed_since': { status: 409, title: 'Some of these questions have been changed since' },
  'view.name_taken': { status: 409, title: 'Another saved search has this name' },
  'view.too_many': { status: 409, title: 'There are too many saved searches' },
  'exam_point.code_taken': { status: 409, title: 'Another exam point of the trade has this code' },
  'exam_point.within_itself': { status: 409, title: 'An exam point cannot stand below itself' },
  'exam_point.too_deep': { status: 409, title: 'Exam points have four levels' },
  'exam_point.above_missing': { status: 422, title: 'An exam point stands below none of those before it' },
  'exam_point.unfit_sheet': { status: 422, title: 'The file is no list of exam points' },
  'exam_point.too_many': { status: 422, title: 'A sheet holds at most 2,000 exam points' },
  'exam_point.has_questions': { status: 409, title: 'Questions belong to the exam point' },
  'media.unknown': { status: 404, title: 'There is no such picture' },
  'report.unknown': { status: 404, title: 'There is no such report' },
  'import.unknown': { status: 404, title: 'There is no such import' },
  'import.not_ready': { status: 409, title: 'The import is not ready' },
  'import.answered': { status: 409, title: 'Questions of this import have been answered in a quiz' },
  'export.empty': { status: 409, title: 'No published or retired question fits this search' },
  'export.too_many': { status: 409, title: 'A file holds at most 50,000 questions' },
  'batch.unknown': { status: 404, title: 'There is no such batch of imports' },
  'draft.unknown': { status: 404, title: 'There is no such question in this import' },
  'exam_point.unknown': { status: 404, title: 'There is no such exam point in this trade' },
  'server.busy': { status: 503, title: 'The server is busy' },
  'server.unavailable': { status: 503, title: 'The database is not available' },
  'server.failed': { status: 500, title: 'The server failed' },
} as const satisfies Record<string, { status: number; title: string }>

export type ProblemCode = keyof typeof problems

/** A fault in a request: where (JSON pointer, starting with body, query or params) and what would mend it. */
export type ProblemDetail = { pointer: string; message: string }

/** The only way to fail on purpose; the client throws the same class again from what came over the wire. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  readonly code: ProblemCode
  readonly status: number
  readonly errors: readonly ProblemDetail[]
  readonly retryAfterSeconds: number | undefined

  constructor(
    code: ProblemCode,
    more: { errors?: readonly ProblemDetail[]; retryAfterSeconds?: number | undefined } = {},
  ) {
    super(problems[code].title)
    this.code = code
    this.status = problems[code].status
    this.errors = more.errors ?? []
    this.retryAfterSeconds = more.retryAfterSeconds
  }
}
