const above = (place: string): string => place.slice(0, place.lastIndexOf('/', place.length - 2) + 1)

/** The same organisation, one right above the other, or two of the same one above: teams of an enterprise. */
export const areNear = (one: string, other: string): boolean =>
  one === other || above(one) === other || one === above(other) || (above(one) === above(other) && above(one) !== '/')

type Who = { place: string; personId: string }

const grouped = <Key>(keys: readonly Key[]): Map<Key, number[]> => {
  const groups = new Map<Key, number[]>()
  for (const [index, key] of keys.entries()) {
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [index])
    else group.push(index)
  }
  return groups
}

/** Who of a list is compared with whom: others who are near. */
export const nearbyOf = (list: readonly Who[]) => {
  const members = grouped(list.map(({ place }) => place))
  const places = [...members.keys()]
  const near = new Map(
    places.map((place) => [
      place,
      places.filter((other) => areNear(place, other)).flatMap((other) => members.get(other) ?? []),
    ]),
  )
  const ofPerson = grouped(list.map(({ personId }) => personId))
  return {
    /** With how many others each is compared. */
    compared: list.map(({ place, personId }) => {
      const own = (ofPerson.get(personId) ?? []).filter((other) => areNear(place, list[other]?.place ?? ''))
      return (near.get(place)?.length ?? 0) - own.length
    }),
    /** The others who come later in the list, so that each pair is met once. */
    later: function* (index: number): Generator<number, void, undefined> {
      const { place, personId } = list[index] as Who
      for (const other of near.get(place) ?? []) if (other > index && list[other]?.personId !== personId) yield other
    },
  }
}
