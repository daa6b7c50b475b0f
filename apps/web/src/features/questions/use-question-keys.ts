import { useEffect, useRef } from 'react'

type Keys = {
  choose: (index: number) => void
  confirm: () => void
  previous: () => void
  next: () => void
  flag?: () => void
}

const indexOf = (key: string): number | undefined => {
  if (/^[1-9]$/.test(key)) return Number(key) - 1
  return /^[a-i]$/i.test(key) ? key.toLowerCase().charCodeAt(0) - 97 : undefined
}

/** Are the keys meant for the control that has the focus? */
const belongsElsewhere = (event: KeyboardEvent): boolean => {
  const { target } = event
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return true
  if (document.querySelector('dialog[open]')) return true
  if (!(target instanceof HTMLElement)) return false
  if (target.matches('textarea, select')) return true
  // A field takes every key but Enter, and that one too where it leads to the next field.
  if (target.matches('input:not([type=radio]):not([type=checkbox])'))
    return event.key !== 'Enter' || event.defaultPrevented
  return event.key === 'Enter' && target.matches('button, a, summary')
}

/** 1–9 or A–I choose, Enter confirms or goes on, ← → move, F flags; where F flags, a sixth option is chosen by 6. */
export const useQuestionKeys = (keys: Keys): void => {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (belongsElsewhere(event)) return
      const { choose, confirm, previous, next, flag } = latest.current
      const index = indexOf(event.key)
      if (event.key === 'Enter') confirm()
      else if (event.key === 'ArrowLeft') previous()
      else if (event.key === 'ArrowRight') next()
      else if (flag && event.key.toLowerCase() === 'f') flag()
      else if (index !== undefined) choose(index)
      else return
      event.preventDefault()
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [])
}
