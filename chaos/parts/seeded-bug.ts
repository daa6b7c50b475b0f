export type Catcher =
  | {
      vitest: 'api' | 'web' | 'scoring'
      file: string /** Part of its name; without it, any test of the file. */
      test?: string
    }
  | { chaos: string }

export type Edit = {
  file: string
  /** Has to occur exactly once in the file. */
  find: string
  replace: string
}

/** A fault that somebody could make, and what has to notice it. */
export type SeededBug = Edit & {
  name: string
  /** Where two guards stand one behind the other, one alone is no fault. */
  also?: readonly Edit[]
  catcher: Catcher
}

export const editsOf = ({ file, find, replace, also = [] }: SeededBug): readonly Edit[] => [
  { file, find, replace },
  ...also,
]

export const nameOf = (catcher: Catcher): string =>
  'chaos' in catcher
    ? `pnpm chaos ${catcher.chaos}`
    : `${catcher.file}${catcher.test === undefined ? '' : `: ${catcher.test}`}`
