/**
 * Some of the items, in their order, whose sizes come as close to `room` as any choice can without passing it. An item
 * is taken as soon as the best sum can still be met with it, so that the order decides what is taken. Sizes are whole
 * numbers from 1; costs items × room steps.
 */
export const longestFill = <Item>(items: readonly Item[], sizeOf: (item: Item) => number, room: number): Item[] => {
  // reach[i] says which sums the items from i on can make.
  const reach: boolean[][] = []
  reach[items.length] = Array.from({ length: Math.max(0, room) + 1 }, (_, sum) => sum === 0)
  for (let at = items.length - 1; at >= 0; at -= 1) {
    const after = reach[at + 1] ?? []
    const size = sizeOf(items[at] as Item)
    reach[at] = after.map((reached, sum) => reached || (sum >= size && after[sum - size] === true))
  }
  let left = (reach[0] ?? []).lastIndexOf(true)
  return items.filter((item, at) => {
    const size = sizeOf(item)
    if (size > left || reach[at + 1]?.[left - size] !== true) return false
    left -= size
    return true
  })
}
