type Numbers = Float64Array | Uint32Array

/** The array itself where it is long enough, else a copy of at least twice its length. */
export const grow = <T extends Numbers>(array: T, length: number): T => {
  if (array.length >= length) return array
  const grown = new (array.constructor as new (length: number) => T)(Math.max(length, array.length * 2))
  grown.set(array)
  return grown
}

export const addTo = (array: Numbers, index: number, value: number): void => {
  array[index] = (array[index] as number) + value
}
