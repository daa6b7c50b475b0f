import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { classNames } from '../../ui/class-names.ts'
import styles from './content.module.css'
import { formulaText } from './formula-text.ts'

type Draw = (tex: string, place: HTMLElement) => void

let draw: Draw | undefined
/** The library of formulas and its style: fetched where the first formula stands, then kept. */
export const loadFormulas = async (): Promise<Draw> => {
  draw ??= (await import('./draw-formula.ts')).drawFormula
  return draw
}

/** Slanted letters reach out by so many pixels without being cut. */
const overhang = 8

/** A formula, drawn; until that can be done, and where it cannot be read, as text. */
export const Formula = ({ tex }: { tex: string }) => {
  const place = useRef<HTMLSpanElement>(null)
  const [wide, setWide] = useState(false)
  const [ready, setReady] = useState<Draw | undefined>(() => draw)
  useLayoutEffect(() => {
    let gone = false
    const at = place.current
    if (ready) {
      if (at) ready(tex, at)
      return
    }
    loadFormulas().then(
      (loaded) => {
        if (!gone) setReady(() => loaded)
      },
      () => {},
    )
    return () => {
      gone = true
    }
  }, [ready, tex])
  // Wider than its line, also once its fonts are there: then it scrolls, and the keyboard has to reach it.
  useEffect(() => {
    const at = place.current
    if (!ready || !at || typeof ResizeObserver === 'undefined') return
    const observer = new ResizeObserver(() => setWide(at.scrollWidth > at.clientWidth + overhang))
    observer.observe(at)
    return () => observer.disconnect()
  }, [ready])
  // The library owns what is inside: React is told of nothing there.
  if (ready)
    return (
      <span
        key="drawn"
        ref={place}
        className={classNames(styles.formula, wide && styles.wide)}
        tabIndex={wide ? 0 : undefined}
      />
    )
  return <span className={styles.plainFormula}>{formulaText(tex)}</span>
}
