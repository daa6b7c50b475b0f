import { useState } from 'react'
import { forget, recall, remember } from '../../api/device-storage.ts'
import { useSignedIn } from '../../api/session.ts'
import { loadReviewPanel } from './lazy-review-panel.tsx'
import type { Response } from './response.ts'

/** What is chosen or typed in a round or an attempt and not yet confirmed, by slot: it stays on this device over a reload. */
export const useDrafts = (paperId: string) => {
  const { personId } = useSignedIn()
  const name = `draft.${personId}`
  const [drafts, setDrafts] = useState<Readonly<Record<number, Response>>>(() => {
    // Of one only: an answer that was never confirmed is worth no more than its round.
    const kept = recall(name) as { paperId: string; drafts: Record<number, Response> } | undefined
    return kept?.paperId === paperId ? kept.drafts : {}
  })
  const keepDraft = (slot: number, response: Response) => {
    const next = { ...drafts, [slot]: response }
    // What is chosen is about to be confirmed, and then to be reviewed.
    void loadReviewPanel().catch(() => {})
    setDrafts(next)
    if (Object.keys(response).length === 0 && Object.keys(next).length === 1) forget(name)
    else remember(name, { paperId, drafts: next })
  }
  return { drafts, keepDraft }
}
