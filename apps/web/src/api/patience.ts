import { NetworkError } from '@lianbing/contract/client'

/** A request that vanished between two radio cells is given up, and sent again. */
const patienceMs = 15_000

/**
 * Throws NetworkError when the time is over, whatever the work still waits for: a signal ends a request, not what is
 * awaited before or after it.
 */
export const inTime = async <T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> => {
  const giveUp = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new NetworkError('no answer in time'))
      giveUp.abort()
    }, patienceMs)
  })
  return Promise.race([work(giveUp.signal), over]).finally(() => clearTimeout(timer))
}
