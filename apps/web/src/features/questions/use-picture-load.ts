import type { Inline } from '@lianbing/contract'
import { useCallback, useEffect, useState } from 'react'

export type Image = Extract<Inline, { type: 'image' }>

export const pictureUrl = (image: Image) => `/api/media/${image.hash}`

/** How far a picture has come; one that failed is tried again on request, and by itself when the signal is back. */
export const usePictureLoad = () => {
  const [state, setState] = useState<'loading' | 'ready' | 'failed'>('loading')
  const [turn, setTurn] = useState(0)
  const retry = useCallback(() => {
    setState('loading')
    setTurn((before) => before + 1)
  }, [])
  useEffect(() => {
    if (state !== 'failed') return
    addEventListener('online', retry)
    return () => removeEventListener('online', retry)
  }, [state, retry])
  /** For the `img` element, whose events may come before React listens to them. */
  const watch = useCallback((image: HTMLImageElement | null) => {
    if (!image) return
    const settle = () => setState(image.naturalWidth > 0 ? 'ready' : 'failed')
    image.addEventListener('load', settle)
    image.addEventListener('error', settle)
    if (image.complete && image.currentSrc !== '') settle()
    return () => {
      image.removeEventListener('load', settle)
      image.removeEventListener('error', settle)
    }
  }, [])
  return { state, turn, retry, watch }
}
