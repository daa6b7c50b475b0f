import { useEffect, useRef } from 'react'

type Keys = { step: (by: 1 | -1) => void; edit: () => void; drop: () => void; pick: () => void }

/** The keys of the preview, from anywhere but a field and an open dialog. */
export const useDraftKeys = (keys: Keys): void => {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { target, key } = event
      if (event.ctrlKey || event.metaKey || event.altKey) return
      if (!(target instanceof HTMLElement) || target.closest('input, select, textarea, [role=dialog]')) return
      const { step, edit, drop, pick } = latest.current
      const acts: Record<string, () => void> = {
        j: () => step(1),
        ArrowDown: () => step(1),
        k: () => step(-1),
        ArrowUp: () => step(-1),
        e: edit,
        d: drop,
        x: pick,
      }
      const act = acts[key]
      if (!act) return
      event.preventDefault()
      act()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
}
