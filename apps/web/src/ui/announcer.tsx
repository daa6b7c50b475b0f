import { useEffect } from 'react'
import styles from './notes.module.css'
import { createStore, useStore } from './store.ts'

const spoken = createStore('')
const toasted = createStore('')

/** Has a screen reader say something that the page shows elsewhere. */
export const announce = (text: string): void => {
  // The same text twice would stay silent: a change has to happen in the live region.
  spoken.set(spoken.get() === text ? `${text}\u00a0` : text)
}

/** A short note at the bottom that goes by itself; only for what needs no answer. */
export const toast = (text: string): void => toasted.set(text)

/** Stands once, in the shell: live regions have to be there before they speak. */
export const Announcer = () => {
  const text = useStore(spoken)
  const note = useStore(toasted)
  useEffect(() => {
    if (note === '') return
    const timer = setTimeout(() => toasted.set(''), 4000)
    return () => clearTimeout(timer)
  }, [note])
  return (
    <>
      <p className="visually-hidden" aria-live="polite">
        {text}
      </p>
      <p className={styles.toast} role="status">
        {note}
      </p>
    </>
  )
}
