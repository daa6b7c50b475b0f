import { useState } from 'react'
import { forget, recall, remember } from '../../api/device-storage.ts'
import { useSignedIn } from '../../api/session.ts'
import type { Response } from './response.ts'

/** What is chosen or typed in a round and not yet confirmed, by slot: it stays on this device over a reload. */
export const useDrafts = (roundId: string) => {
  const { personId } = useSignedIn()
  const name = `draft.${personId}`
  const [drafts, setDrafts] = useState<Readonly<Record<number, Response>>>(() => {
    // Of one round only: an answer that was never confirmed is worth no more than its round.
    const kept = recall(name) as { roundId: string; drafts: Record<number, Response> } | undefined
    return kept?.roundId === roundId ? kept.drafts : {}
  })
  const keepDraft = (slot: number, response: Response) => {
    const next = { ...drafts, [slot]: response }
    setDrafts(next)
    if (Object.keys(response).length === 0 && Object.keys(next).length === 1) forget(name)
    else remember(name, { roundId, drafts: next })
  }
  return { drafts, keepDraft }
}
