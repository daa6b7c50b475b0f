import { type Output, ProblemError } from '@lianbing/contract/client'
import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { backoffMs } from '../../api/backoff.ts'
import { apiQuery, call, queryClient } from '../../api/client.ts'
import { isSessionProblem, isWorthRetrying } from '../../api/problem.ts'
import { meQuery, useSignedIn } from '../../api/session.ts'
import type { Response } from '../questions/response.ts'
import { type Pending, recallPending, rememberPending, without } from './pending-answers.ts'

export type Round = Output<'GET /api/practice/rounds/:roundId'>

export const roundQuery = (roundId: string) => apiQuery('GET /api/practice/rounds/:roundId', { params: { roundId } })

const markSlot = (roundId: string, slot: number, answered: Round['slots'][number]) =>
  queryClient.setQueryData(roundQuery(roundId).queryKey, (round) => {
    if (!round) return round
    const slots = round.slots.map((other, index) => (index === slot ? answered : other))
    const marked = slots.filter((other) => other.state === 'answered')
    return { ...round, slots, answered: marked.length, right: marked.filter(({ mark }) => mark === 'right').length }
  })

/**
 * A round and the answers on their way. An answer is kept on the device before it is sent, and is sent until the server
 * has marked or refused it; sending it twice changes nothing, since the first answer of a slot counts.
 */
export const useRound = (roundId: string) => {
  const { personId } = useSignedIn()
  const round = useQuery({ ...roundQuery(roundId), staleTime: Number.POSITIVE_INFINITY })
  const [pending, setPending] = useState<Pending>(() => recallPending(personId, roundId))
  const [failing, setFailing] = useState(false)
  const [refusal, setRefusal] = useState<unknown>()
  const queue = useRef(pending)
  const sending = useRef(false)
  const failures = useRef(0)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const keep = useCallback(
    (next: Pending) => {
      queue.current = next
      rememberPending(personId, roundId, next)
      setPending(next)
    },
    [personId, roundId],
  )

  const flush = useCallback(async (): Promise<void> => {
    clearTimeout(timer.current)
    if (sending.current) return
    sending.current = true
    try {
      for (let slot = Object.keys(queue.current)[0]; slot !== undefined; slot = Object.keys(queue.current)[0]) {
        const response = queue.current[Number(slot)] ?? {}
        const params = { roundId, slot: Number(slot) }
        const answered = await call('PUT /api/practice/rounds/:roundId/answers/:slot', { params, body: { response } })
        failures.current = 0
        setFailing(false)
        markSlot(roundId, Number(slot), answered)
        keep(without(queue.current, Number(slot)))
      }
    } catch (error) {
      if (isWorthRetrying(error)) {
        failures.current += 1
        setFailing(true)
        const asked = error instanceof ProblemError ? error.retryAfterSeconds : undefined
        timer.current = setTimeout(() => void flush(), backoffMs(failures.current, Math.random(), asked))
      } else if (isSessionProblem(error)) {
        await queryClient.resetQueries({ queryKey: meQuery.queryKey })
      } else {
        setRefusal(error)
        keep(without(queue.current, Number(Object.keys(queue.current)[0])))
      }
    } finally {
      sending.current = false
    }
  }, [keep, roundId])

  useEffect(() => {
    const wake = () => {
      if (document.visibilityState === 'visible' && Object.keys(queue.current).length > 0) void flush()
    }
    wake()
    addEventListener('online', wake)
    document.addEventListener('visibilitychange', wake)
    return () => {
      clearTimeout(timer.current)
      removeEventListener('online', wake)
      document.removeEventListener('visibilitychange', wake)
    }
  }, [flush])

  const answer = (slot: number, response: Response) => {
    setRefusal(undefined)
    keep({ ...queue.current, [slot]: response })
    void flush()
  }
  return { round, pending, failing, refusal, answer }
}
