import { useLayoutEffect, useRef, useState } from 'react'
import styles from './content.module.css'
import { formulaText } from './formula-text.ts'

type Draw = (tex: string, place: HTMLElement) => void

let draw: Draw | undefined
/** The library of formulas and its style: fetched where the first formula stands, then kept. */
export const loadFormulas = async (): Promise<Draw> => {
  draw ??= (await import('./draw-formula.ts')).drawFormula
  return draw
}

/** A formula, drawn; until that can be done, and where it cannot be read, as text. */
export const Formula = ({ tex }: { tex: string }) => {
  const place = useRef<HTMLSpanElement>(null)
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
  // The library owns what is inside: React is told of nothing there.
  if (ready) return <span key="drawn" ref={place} className={styles.formula} />
  return <span className={styles.plainFormula}>{formulaText(tex)}</span>
}
