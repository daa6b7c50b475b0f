export { addRoundAnswerFact, appendAttemptFact } from './fact-queries.ts'
