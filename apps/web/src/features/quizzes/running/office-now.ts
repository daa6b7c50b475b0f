import { useEffect, useState } from 'react'

/** This page's monotonic clock, once a second. */
export const useNow = (): number => {
  const [now, setNow] = useState(() => performance.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 1_000)
    return () => clearInterval(timer)
  }, [])
  return now
}
