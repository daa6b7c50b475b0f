import { useEffect, useRef } from 'react'
import { useMessages } from '../../i18n/messages.ts'
import type { AttemptWriter } from './attempt-writer.ts'
import { useLeft } from './countdown.tsx'
import { quizMessages } from './messages.ts'
import styles from './quizzes.module.css'

/** All phones of a competition end in one second; they do not ask for their results in one. */
const spreadMs = 10_000

type Props = { writer: AttemptWriter; acceptUntil: number; waiting: number; onResult: () => void }

/** After the end: what waits is sent as long as it is taken, then the result is fetched. */
export const TimeOver = ({ writer, acceptUntil, waiting, onResult }: Props) => {
  const words = useMessages(quizMessages)
  const left = useLeft(acceptUntil)
  const done = waiting === 0 || left <= 0
  const latest = useRef(onResult)
  useEffect(() => {
    latest.current = onResult
  })
  useEffect(() => {
    if (!done) return
    const timer = setTimeout(() => latest.current(), Math.random() * spreadMs)
    return () => {
      clearTimeout(timer)
      writer.stop()
    }
  }, [done, writer])
  return (
    <div className={styles.note} role="alert">
      <h2>{words.timeOver}</h2>
      <p>{done ? words.timeOverResult : words.timeOverSending(waiting)}</p>
    </div>
  )
}
