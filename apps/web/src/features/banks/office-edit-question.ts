import { useMutation } from '@tanstack/react-query'
import { call } from '../../api/client.ts'
import { codeOf } from '../../api/problem.ts'
import { noteProblem } from '../../office/office-note.tsx'
import { navigate } from '../../router/address.ts'
import { refreshQuestion } from './review/office-autosave.ts'

/** Opens the version that waits, or begins one: what workers see stays as it is meanwhile. */
export const useEditQuestion = (questionId: string) =>
  useMutation({
    mutationFn: async () => {
      await call('POST /api/questions/:questionId/versions', { params: { questionId } }).catch((error: unknown) => {
        if (codeOf(error) !== 'question.waiting') throw error
      })
    },
    onSuccess: () => {
      refreshQuestion(questionId)
      navigate(`/office/questions/${questionId}/edit`)
    },
    onError: noteProblem,
  })
