import { useEffect, useState } from 'react'
import { call } from '../../api/client.ts'
import { useSignedIn } from '../../api/session.ts'
import { openAnswerStore } from '../../outbox/answer-store.ts'
import type { Refused } from '../../outbox/outbox.ts'
import { takeLateAnswers } from './late-answers.ts'

export const useLateAnswers = (attemptId: string, isClosed: boolean): readonly Pick<Refused, 'slot' | 'code'>[] => {
  const { personId } = useSignedIn()
  const [late, setLate] = useState<readonly Refused[]>([])
  useEffect(() => {
    if (!isClosed) return
    takeLateAnswers(openAnswerStore(personId, attemptId), call, attemptId).then(setLate, () => {})
  }, [personId, attemptId, isClosed])
  return late
}
