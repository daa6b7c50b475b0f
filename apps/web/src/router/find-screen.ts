export type Params = Readonly<Record<string, string>>

const patterns = new Map<string, RegExp>()

/** `/quizzes/:quizId` as an expression; capitals and a slash at the end make no difference. */
const patternOf = (path: string): RegExp => {
  const known = patterns.get(path) ?? new RegExp(`^${path.replace(/:(\w+)/g, '(?<$1>[^/]+)')}/?$`, 'i')
  patterns.set(path, known)
  return known
}

/** An address typed by hand may hold a % that stands for nothing. */
const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** The first screen whose path fits, with the values of the path's names. */
export const findScreen = <S extends { path: string }>(
  screens: readonly S[],
  pathname: string,
): { screen: S; params: Params } | undefined => {
  for (const screen of screens) {
    const found = patternOf(screen.path).exec(pathname)
    if (found)
      return {
        screen,
        params: Object.fromEntries(Object.entries(found.groups ?? {}).map(([name, part]) => [name, decoded(part)])),
      }
  }
  return undefined
}
