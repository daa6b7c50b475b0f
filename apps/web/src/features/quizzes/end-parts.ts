import { useEffect } from 'react'
import { createStore, useStore } from '../../ui/store.ts'
import { endMessages } from './end-messages.ts'

const load = async () => {
  const [{ HandIn }, { TimeOver }, { Elsewhere }] = await Promise.all([
    import('./hand-in.tsx'),
    import('./time-over.tsx'),
    import('./elsewhere.tsx'),
    endMessages.load(),
  ])
  return { HandIn, TimeOver, Elsewhere }
}

const parts = createStore<Partial<Awaited<ReturnType<typeof load>>>>({})
let isLoading = false
export const prepareEnd = (): void => {
  if (isLoading) return
  isLoading = true
  load().then(parts.set, () => {
    isLoading = false
    // A style sheet that failed is not asked for again by the next try of its script.
    for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]'))
      if (!link.sheet) link.replaceWith(link.cloneNode())
  })
}

/** Long enough for the first question to be drawn before, short enough for a signal that comes and goes. */
const pauseMs = 5_000

/**
 * What an attempt ends or goes on elsewhere with. The first question does without; but the end may have no signal, so
 * it is fetched soon after, and tried again until it is here.
 */
export const useEndParts = (isNeeded: boolean) => {
  const loaded = useStore(parts)
  const isHere = loaded.TimeOver !== undefined
  useEffect(() => {
    if (isHere) return
    if (isNeeded) prepareEnd()
    const timer = setInterval(prepareEnd, pauseMs)
    return () => clearInterval(timer)
  }, [isHere, isNeeded])
  return loaded
}
