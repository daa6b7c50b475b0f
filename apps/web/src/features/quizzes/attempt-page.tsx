import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/client.ts'
import { isWorthRetrying } from '../../api/problem.ts'
import { ApiProblem } from '../../api/problem-note.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { useParams } from '../../router/params.ts'
import { Redirect } from '../../router/redirect.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useStore } from '../../ui/store.ts'
import styles from './attempt.module.css'
import { attemptMessages } from './attempt-messages.ts'
import { deviceKey, ownEpoch, rememberEpoch } from './attempt-owner.ts'
import { AttemptScreen } from './attempt-screen.tsx'
import type { Attempt, AttemptWriter } from './attempt-writer.ts'
import { useEndParts } from './end-parts.ts'
import { useAttemptWriter } from './use-attempt-writer.ts'

type ElsewhereProps = { attemptId: string; where: 'device' | 'window'; onTakeOver: () => void }
const Elsewhere = (props: ElsewhereProps) => {
  const parts = useEndParts(true)
  return parts.Elsewhere ? <parts.Elsewhere {...props} /> : null
}

type Loaded = { attempt: Awaited<ReturnType<typeof loadAttempt>>['attempt']; askedAt: number }

const loadAttempt = async (attemptId: string, takeOver: boolean) => {
  const askedAt = performance.now()
  const params = { attemptId }
  if (!takeOver) return { attempt: await call('GET /api/attempts/:attemptId', { params }), askedAt }
  const attempt = await call('POST /api/attempts/:attemptId/takeover', { params, body: { deviceKey: deviceKey() } })
  rememberEpoch(attemptId, attempt.epoch)
  return { attempt, askedAt }
}

/** Opens an attempt: here where this device holds it, else after the worker has said that it shall go on here. */
export const AttemptPage = () => {
  const { attemptId = '' } = useParams()
  const words = useMessages(attemptMessages)
  const [turn, setTurn] = useState({ number: 0, takeOver: false })
  const { data, error, refetch } = useQuery({
    queryKey: ['attempt', attemptId, turn],
    queryFn: () => loadAttempt(attemptId, turn.takeOver),
    // What is stored changes with every tap: a page that opens again asks again, an open one knows better itself.
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnReconnect: ({ state }) => state.data === undefined,
    retry: (failures, problem) => failures < 3 && isWorthRetrying(problem),
  })
  const again = (takeOver: boolean) => setTurn(({ number }) => ({ number: number + 1, takeOver }))
  if (data && data.attempt.state !== 'active') return <Redirect to={`/attempts/${attemptId}/result`} />
  if (data && ownEpoch(attemptId) !== data.attempt.epoch)
    return <Elsewhere attemptId={attemptId} where="device" onTakeOver={() => again(true)} />
  if (data) return <Opened key={turn.number} {...data} onAgain={again} />
  return (
    <div className={styles.column}>
      {error ? <ApiProblem error={error} safe={words.attemptSafe} retry={() => void refetch()} /> : <Skeleton />}
    </div>
  )
}

const Opened = ({ attempt, askedAt, onAgain }: Loaded & { onAgain: (takeOver: boolean) => void }) => {
  const writer = useAttemptWriter(attempt, askedAt)
  return writer ? <Held attempt={attempt} writer={writer} onAgain={onAgain} /> : null
}

type HeldProps = { attempt: Attempt; writer: AttemptWriter; onAgain: (takeOver: boolean) => void }

const Held = ({ attempt, writer, onAgain }: HeldProps) => {
  const { hold } = useStore(writer.store)
  if (hold === 'device' || hold === 'window')
    return <Elsewhere attemptId={attempt.attemptId} where={hold} onTakeOver={() => onAgain(hold === 'device')} />
  return <AttemptScreen attempt={attempt} writer={writer} />
}
