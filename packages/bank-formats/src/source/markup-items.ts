/**
 * The elements of this name as they stand in a file of XML, in their order, for people to read: none is inside of
 * another in the formats that number their questions so.
 */
export const markupItems = (bytes: Buffer, name: string): string[] => {
  const text = bytes.toString('utf8')
  const items: string[] = []
  const open = new RegExp(`<(?:[\\w-]{1,60}:)?${name}(?=[\\s>/])`, 'g')
  for (let found = open.exec(text); found; found = open.exec(text)) {
    const end = text.indexOf(`${name}>`, found.index + found[0].length)
    if (end < 0) break
    items.push(text.slice(found.index, end + name.length + 1))
    open.lastIndex = end
  }
  return items
}
