import type { Draw } from './draw-paper.ts'

/** Hundredths of the scale: nearer than this is met. */
const near = 5

type Aim = {
  /** Hundredths of the scale from 1 to 5. */
  target: number
  difficultyOf: ReadonlyMap<string, number>
  seen: ReadonlySet<string>
  isFixed: (draw: number) => boolean
}

/**
 * Brings the mean difficulty of a drawn paper nearer to its target: single questions give way to others of the same
 * cell, so that every count stays met. It ends where the target is met or nothing more helps. A question that the
 * person has not been asked never gives way to one that was.
 */
export const aimAt = (draws: readonly Draw[], { target, difficultyOf, seen, isFixed }: Aim): void => {
  const rated = draws.flatMap(({ taken }) => taken.flat()).flatMap((id) => difficultyOf.get(id) ?? [])
  let off = rated.reduce((sum, difficulty) => sum + difficulty * 100 - target, 0)
  const open = draws.filter((_, at) => !isFixed(at))
  // Enough to exchange each question several times: a cell that has none of the right difficulty is left alone.
  let tries = rated.length * 4
  while (open.length > 0 && tries > 0 && Math.abs(off) > near * rated.length) {
    tries -= 1
    const place = tries % open.length
    const draw = open[place]
    const offered = draw?.next(1)
    if (draw === undefined || typeof offered !== 'string') {
      open.splice(place, 1)
      continue
    }
    const wanted = difficultyOf.get(offered)
    if (wanted === undefined) continue
    const after = (id: string) => Math.abs(off + (wanted - (difficultyOf.get(id) ?? wanted)) * 100)
    const mayGo = (id: unknown): id is string =>
      typeof id === 'string' && difficultyOf.has(id) && (!seen.has(offered) || seen.has(id))
    const best = draw.taken
      .filter(mayGo)
      .reduce<string | undefined>((kept, id) => (kept === undefined || after(id) < after(kept) ? id : kept), undefined)
    if (best === undefined || after(best) >= Math.abs(off)) continue
    off += (wanted - (difficultyOf.get(best) ?? wanted)) * 100
    draw.taken[draw.taken.indexOf(best)] = offered
  }
}
