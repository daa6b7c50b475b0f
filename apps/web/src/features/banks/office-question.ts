import type { Output } from '@lianbing/contract/client'

/** Everything about a question, as those who look after the bank read it. */
export type OfficeQuestion = Output<'GET /api/questions/:questionId'>
