/** The folder of a path, with a slash at its end; empty for the root. */
export const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1)

const decoded = (text: string) => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Whether an address points to another machine, a program, or into itself. */
export const isOutside = (href: string): boolean => /^\s*(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(href)

/**
 * The path in the archive that an address means, seen from a folder. Undefined for addresses that leave the archive:
 * nothing is ever fetched.
 */
export const resolvePath = (folder: string, href: string): string | undefined => {
  if (isOutside(href)) return undefined
  const plain = decoded(href.trim().replace(/[?#].*$/s, ''))
    .replaceAll('\\', '/')
    // What Common Cartridges write for their root.
    .replace(/^(?:\$IMS[-_]CC[-_]FILE_?BASE\$|%24IMS[-_]CC[-_]FILE_?BASE%24)\/?/i, '/')
  const parts: string[] = []
  for (const part of (plain.startsWith('/') ? plain : folder + plain).split('/')) {
    if (part === '..') {
      if (parts.length === 0) return undefined
      parts.pop()
    } else if (part !== '' && part !== '.') parts.push(part)
  }
  return parts.length === 0 ? undefined : parts.join('/')
}

/**
 * The name in an archive of what an address means: by its path, or where programs have moved their folders, the only
 * part that ends like it.
 */
export const partNamed = (names: ReadonlySet<string>, folder: string, href: string): string | undefined => {
  const path = resolvePath(folder, href)
  if (path === undefined || names.has(path)) return path
  const tail = resolvePath('', href)
  const found = [...names].filter((name) => tail !== undefined && name.endsWith(`/${tail}`))
  return found.length === 1 ? found[0] : undefined
}
