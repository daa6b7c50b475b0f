const above = (place: string): string => place.slice(0, place.lastIndexOf('/', place.length - 2) + 1)

/** The same organisation, one right above the other, or two of the same one above: teams of an enterprise. */
export const areNear = (one: string, other: string): boolean =>
  one === other || above(one) === other || one === above(other) || (above(one) === above(other) && above(one) !== '/')
