type Stage = 'reading' | 'storing' | 'comparing' | 'committing'
/**
 * Says how far an import is; without a stage, that nothing happens to it any more. `share`: of the whole way, where that
 * is known better than by the stage.
 */
export type TellProgress = (importId: string, stage?: Stage, share?: number) => void

/** Shares of the time that a large file takes. */
const shares = { reading: null, storing: 0.7, comparing: 0.85, committing: 0 } as const

/** What this process does; of what another one does, nobody here knows how far it is. */
const progress = new Map<string, { stage: Stage; share: number | null }>()

export const tellProgress: TellProgress = (importId, stage, share) => {
  if (stage === undefined) progress.delete(importId)
  else progress.set(importId, { stage, share: share ?? shares[stage] })
}

/** How far this process is with an import; undefined where it does nothing to it. */
export const findProgress = (importId: string) => progress.get(importId)
