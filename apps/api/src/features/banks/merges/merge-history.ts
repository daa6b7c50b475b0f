/** One state that a bank has had of a question: a version with one of its keys. */
export type KeptState = {
  versionId: string
  version: number
  keyVersion: number
  /** Null where it was never made: then the number of the key has to do. */
  keyPrint: string | null
}

/** `newer`: all that is known here and more; `forked`: each side knows what the other does not, or they differ. */
export type Merge = 'same' | 'newer' | 'forked'

const nameOf = ({ versionId, keyVersion }: Pick<KeptState, 'versionId' | 'keyVersion'>) => `${versionId} ${keyVersion}`

/** Those of `theirs` that are not among `ours`. */
export const newStates = <State extends Pick<KeptState, 'versionId' | 'keyVersion'>>(
  theirs: readonly State[],
  ours: readonly Pick<KeptState, 'versionId' | 'keyVersion'>[],
): State[] => {
  const known = new Set(ours.map(nameOf))
  return theirs.filter((state) => !known.has(nameOf(state)))
}

/** The same number stands for two versions, or for two keys of one version. */
const contradict = (theirs: readonly KeptState[], ours: readonly KeptState[]): boolean => {
  const versions = new Map(ours.map(({ version, versionId }) => [version, versionId]))
  const keys = new Map(ours.map((state) => [nameOf(state), state.keyPrint]))
  return theirs.some((state) => {
    const print = keys.get(nameOf(state)) ?? null
    const differs = print !== null && state.keyPrint !== null && print !== state.keyPrint
    return differs || (versions.get(state.version) ?? state.versionId) !== state.versionId
  })
}

/** What the history that a package tells of a question is to the one that is known here. */
export const mergeOf = (theirs: readonly KeptState[], ours: readonly KeptState[]): Merge => {
  if (contradict(theirs, ours)) return 'forked'
  if (newStates(theirs, ours).length === 0) return 'same'
  return newStates(ours, theirs).length === 0 ? 'newer' : 'forked'
}
