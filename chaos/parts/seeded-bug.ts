export type Catcher =
  | {
      vitest: 'api' | 'web' | 'scoring'
      file: string /** Part of its name; without it, any test of the file. */
      test?: string
    }
  | { chaos: string }

/** A fault that somebody could make, and what has to notice it. */
export type SeededBug = {
  name: string
  file: string
  /** Has to occur exactly once in the file. */
  find: string
  replace: string
  catcher: Catcher
}

export const nameOf = (catcher: Catcher): string =>
  'chaos' in catcher
    ? `pnpm chaos ${catcher.chaos}`
    : `${catcher.file}${catcher.test === undefined ? '' : `: ${catcher.test}`}`
