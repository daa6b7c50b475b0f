/** What makes one text the other: characters put in or left out, and characters that stand for others. */
export type TextChanges = { moved: number; swapped: number; longestSwap: number }

const commonStart = (one: string, other: string): number => {
  let at = 0
  while (at < one.length && at < other.length && one[at] === other[at]) at++
  return at
}

/** Texts that differ in more than this say different things, and are not looked at further. */
const longest = 600

/** The fewest changes that make one text the other; undefined where there are more than `most`. */
export const textChanges = (one: string, other: string, most: number): TextChanges | undefined => {
  if (Math.abs(one.length - other.length) > most) return undefined
  const start = commonStart(one, other)
  let ends = [one.length, other.length] as [number, number]
  while (ends[0] > start && ends[1] > start && one[ends[0] - 1] === other[ends[1] - 1])
    ends = [ends[0] - 1, ends[1] - 1]
  const left = one.slice(start, ends[0])
  const right = other.slice(start, ends[1])
  if (Math.max(left.length, right.length) > longest) return undefined
  const width = right.length + 1
  const cost = new Uint16Array((left.length + 1) * width)
  const at = (row: number, column: number) => cost[row * width + column] ?? 0
  for (let column = 0; column < width; column++) cost[column] = column
  for (let row = 1; row <= left.length; row++) {
    cost[row * width] = row
    let least = row
    for (let column = 1; column < width; column++) {
      const kept = at(row - 1, column - 1) + (left[row - 1] === right[column - 1] ? 0 : 1)
      const value = Math.min(kept, at(row - 1, column) + 1, at(row, column - 1) + 1)
      cost[row * width + column] = value
      if (value < least) least = value
    }
    if (least > most) return undefined
  }
  if (at(left.length, right.length) > most) return undefined
  return walk(left, right, at)
}

/** Goes back along the fewest changes, run by run between characters that are kept. */
const walk = (left: string, right: string, at: (row: number, column: number) => number): TextChanges => {
  const changes = { moved: 0, swapped: 0, longestSwap: 0 }
  let [row, column] = [left.length, right.length]
  let [gone, come] = [0, 0]
  const endRun = () => {
    const swap = Math.min(gone, come)
    changes.swapped += swap
    changes.moved += Math.max(gone, come) - swap
    if (swap > 0) changes.longestSwap = Math.max(changes.longestSwap, gone, come)
    ;[gone, come] = [0, 0]
  }
  while (row > 0 || column > 0) {
    const here = at(row, column)
    if (row > 0 && column > 0 && left[row - 1] === right[column - 1] && at(row - 1, column - 1) === here) {
      endRun()
      row--
      column--
    } else if (row > 0 && column > 0 && at(row - 1, column - 1) + 1 === here) {
      gone++
      come++
      row--
      column--
    } else if (row > 0 && at(row - 1, column) + 1 === here) {
      gone++
      row--
    } else {
      come++
      column--
    }
  }
  endRun()
  return changes
}
