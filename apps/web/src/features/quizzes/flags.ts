import { useState } from 'react'
import { recall, remember } from '../../api/device-storage.ts'

/** Flags are notes to oneself: they stay on this device. */
export const useFlags = (attemptId: string) => {
  const name = `flags.${attemptId}`
  const [flags, setFlags] = useState<readonly number[]>(() => {
    const kept = recall(name)
    return Array.isArray(kept) ? kept.filter((slot): slot is number => typeof slot === 'number') : []
  })
  const toggle = (slot: number) => {
    const next = flags.includes(slot) ? flags.filter((other) => other !== slot) : [...flags, slot]
    remember(name, next)
    setFlags(next)
  }
  return { flags, toggle }
}
