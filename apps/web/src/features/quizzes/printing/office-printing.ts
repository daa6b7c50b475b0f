import type { quizPrinting } from '@lianbing/contract'
import { queryClient } from '../../../api/client.ts'

export type OnPaper = {
  version: number
  forms: quizPrinting.PaperForm[]
  sittings: quizPrinting.PaperSitting[]
}

/** Forms, sittings and entries are asked for again. */
export const readPaperAnew = (): void => {
  for (const route of ['GET /api/quizzes/:quizId/paper-forms', 'GET /api/paper-sittings/:sittingId/entries'])
    void queryClient.invalidateQueries({ queryKey: [route] })
}
