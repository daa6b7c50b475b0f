import { useEffect, useState } from 'react'
import { formatClock } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { announce } from '../../ui/announcer.tsx'
import { Icon } from '../../ui/icon.tsx'
import { quizMessages } from './messages.ts'
import styles from './quizzes.module.css'

/** Milliseconds to an instant of this page's monotonic clock, looked at several times a second. */
export const useLeft = (instant: number): number => {
  const [left, setLeft] = useState(() => instant - performance.now())
  useEffect(() => {
    const look = () => setLeft(instant - performance.now())
    look()
    const timer = setInterval(look, 250)
    return () => clearInterval(timer)
  }, [instant])
  return left
}

const spokenMinutes = [10, 5, 1]

/** The clock of a quiz; read aloud at ten, five and one minute, and never in between. */
export const Countdown = ({ left }: { left: number }) => {
  const words = useMessages(quizMessages)
  const minute = Math.ceil(left / 60_000)
  useEffect(() => {
    if (spokenMinutes.includes(minute)) announce(words.minutesLeft(minute))
  }, [minute, words])
  return (
    <p className={left < 60_000 ? styles.clockShort : styles.clock} role="timer">
      <Icon name="timer" size={18} />
      <span className="visually-hidden">{words.clock}</span>
      <span className="tabular">{formatClock(left)}</span>
    </p>
  )
}
