import { useEffect, useRef, useState } from 'react'
import { useMessages } from '../../i18n/messages.ts'
import type { SenderState } from '../../outbox/sender.ts'
import { useOnline } from '../../shell/use-online.ts'
import { attemptMessages } from './attempt-messages.ts'
import type { AttemptWriter } from './attempt-writer.ts'
import styles from './end.module.css'
import { endMessages } from './end-messages.ts'

/** All phones of a competition end in one second; they do not ask for their results in one. */
const spreadMs = 10_000

type Props = {
  writer: AttemptWriter
  state: SenderState
  /** Else somebody has ended it before its time. */
  isOver: boolean
  /** Nothing that is still on its way is taken any more. */
  isPast: boolean
  onResult: () => void
}

/**
 * After the end: what waits is sent as long as it is taken, then the server is asked once more. Where somebody has given
 * more time the page goes on, else the result is fetched.
 */
export const TimeOver = ({ writer, state, isOver, isPast, onResult }: Props) => {
  const attempt = useMessages(attemptMessages)
  const words = useMessages(endMessages)
  const [wait] = useState(() => Math.random() * spreadMs)
  const online = useOnline()
  const { waiting, refused } = state.outbox
  const done = waiting.length === 0 || isPast || state.hold === 'closed'
  const latest = useRef(onResult)
  useEffect(() => {
    latest.current = onResult
  })
  useEffect(() => {
    if (!done) return
    let left = false
    const timer = setTimeout(async () => {
      await writer.resync()
      const isOver = writer.store.get().hold === 'closed' || writer.clock.get().deadline <= performance.now()
      if (!left && isOver) latest.current()
    }, wait)
    return () => {
      left = true
      clearTimeout(timer)
    }
  }, [done, writer, wait])
  const late = waiting.length + refused.filter(({ code }) => code === 'attempt.closed').length
  return (
    <div className={styles.note} role="alert">
      <h2>{isOver ? attempt.timeOver : words.ended}</h2>
      <p>
        {!isOver
          ? words.endedMore
          : !done
            ? words.timeOverSending(waiting.length)
            : late > 0
              ? words.timeOverLate(late)
              : words.timeOverResult}
      </p>
      {online ? null : <p>{words.timeOverOffline}</p>}
    </div>
  )
}
