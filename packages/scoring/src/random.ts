/** Where chance comes from: `next` gives a number from 0 up to, not including, 1. */
export type Random = { next(): number }

/**
 * The items one after another in random order, each place equally likely. Taking k of n costs k steps, not n: only the
 * places that a shuffle has moved are remembered, so that a paper drawn from 25,000 questions copies nothing.
 */
export function* inRandomOrder<Item>(items: readonly Item[], random: Random): Generator<Item, void, undefined> {
  const moved = new Map<number, number>()
  for (let place = 0; place < items.length; place += 1) {
    const picked = place + Math.floor(random.next() * (items.length - place))
    const item = items[moved.get(picked) ?? picked]
    moved.set(picked, moved.get(place) ?? place)
    moved.delete(place)
    yield item as Item
  }
}
