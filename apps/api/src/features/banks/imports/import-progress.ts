export type ReadingStage = 'reading' | 'storing' | 'comparing'
/** Says how far an import is; without a stage, that nobody reads it any more. */
export type TellProgress = (importId: string, stage?: ReadingStage) => void

/** What this process reads; of what another one reads, nobody here knows how far it is. */
const stages = new Map<string, ReadingStage>()

export const tellProgress: TellProgress = (importId, stage) => {
  if (stage === undefined) stages.delete(importId)
  else stages.set(importId, stage)
}

/** Shares of the time that a large file takes. */
const shares = { reading: null, storing: 0.7, comparing: 0.85 } as const

/** How far an unread import is. */
export const progressOf = (importId: string) => {
  const stage = stages.get(importId)
  return stage === undefined ? { stage: 'waiting' as const, share: null } : { stage, share: shares[stage] }
}
