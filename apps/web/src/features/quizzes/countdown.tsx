import { useEffect, useRef, useState } from 'react'
import { formatClock } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { announce } from '../../ui/announcer.tsx'
import { Icon } from '../../ui/icon.tsx'
import styles from './attempt.module.css'
import { attemptMessages } from './attempt-messages.ts'

/** What is to be read off the time to an instant of this page's monotonic clock; a change is drawn, a tick is not. */
const useLeft = <T,>(instant: number, read: (leftMs: number) => T): T => {
  const [value, setValue] = useState(() => read(instant - performance.now()))
  useEffect(() => {
    const look = () => setValue(read(instant - performance.now()))
    look()
    const timer = setInterval(look, 250)
    return () => clearInterval(timer)
  }, [instant, read])
  return value
}
const secondsOf = (leftMs: number) => Math.max(0, Math.ceil(leftMs / 1000))
const isPast = (leftMs: number) => leftMs <= 0
export const useIsPast = (instant: number): boolean => useLeft(instant, isPast)

const spokenMinutes = [10, 1]

/** The clock of a quiz; read aloud when ten minutes and one minute are left, and never in between. */
export const Countdown = ({ deadline }: { deadline: number }) => {
  const words = useMessages(attemptMessages)
  const seconds = useLeft(deadline, secondsOf)
  const before = useRef(seconds)
  useEffect(() => {
    const passed = spokenMinutes.find((minutes) => before.current > minutes * 60 && seconds <= minutes * 60)
    before.current = seconds
    if (passed !== undefined && seconds > 0) announce(words.minutesLeft(passed))
  }, [seconds, words])
  return (
    <p className={seconds < 60 ? styles.clockShort : styles.clock} role="timer">
      <Icon name="timer" size={18} />
      <span className="visually-hidden">{words.clock}</span>
      <span className="tabular">{formatClock(seconds * 1000)}</span>
    </p>
  )
}
