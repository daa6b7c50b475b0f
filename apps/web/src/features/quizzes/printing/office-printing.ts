import type { quizPrinting, quizSittings } from '@lianbing/contract'
import { ProblemError } from '@lianbing/contract/client'
import { queryClient } from '../../../api/client.ts'

export type OnPaper = {
  title: string
  organisationId: number
  version: number
  forms: quizPrinting.PaperForm[]
  sittings: quizPrinting.PaperSitting[]
}

/** Forms, sittings and entries are asked for again. */
export const readPaperAnew = (): void => {
  for (const route of ['GET /api/quizzes/:quizId/paper-forms', 'GET /api/paper-sittings/:sittingId/entries'])
    void queryClient.invalidateQueries({ queryKey: [route] })
}

/** Which entries of those that were sent are refused, and why. */
export const refusedEntries = (error: unknown) =>
  error instanceof ProblemError && error.code === 'paper_entry.refused'
    ? (error.errors ?? []).map(({ pointer, message }) => ({
        place: Number(/\d+$/.exec(pointer)?.[0]),
        code: message as quizSittings.PaperFault,
      }))
    : []
