import { fifthsOf } from './fifths.ts'
import { addTo, grow } from './grow.ts'
import {
  cellAnswered,
  cellChosen,
  cellItem,
  cellMaximum,
  cellScore,
  cellSeconds,
  choiceBits,
  mostSeconds,
  sheetLength,
} from './item-sheet.ts'
import type { PaperFigures } from './paper-figures.ts'
import { createPaperSums } from './paper-sums.ts'

export type AnalysedSheet = {
  /** Which version of the rules: its place in `sections`. */
  rules: number
  score: number
  maximum: number
  /** See `packSheet`. */
  cells: DataView
}

export type ItemFigures = {
  /** See `itemOf`. */
  item: number
  /** How many were asked. */
  n: number
  /** Mean share of the marks; no answer earns none. */
  facility: number
  /** Correlation with the share that the rest of the paper earned; null where either is alike for all. */
  discrimination: number | null
  /** Of those who answered; null where no device said. */
  medianSeconds: number | null
  /** Share of the attempts that were asked it. */
  exposure: number
  /** By option of the question, how many of each fifth chose it: weakest first, by the score of the paper. */
  chosen: number[][]
  unanswered: number[]
  /** How many of each fifth were asked. */
  sizes: number[]
}

const fifths = 5
/** A count for each option, then of those who gave no answer, then of all who were asked. */
const rows = choiceBits + 2
const timesEach = mostSeconds + 1
/** Of those asked: how many, x, x², rest, rest², x·rest. */
const sumsEach = 6

const correlation = ([n = 0, x = 0, xx = 0, r = 0, rr = 0, xr = 0]: ArrayLike<number> & Iterable<number>) => {
  const [vx, vr] = [xx - (x * x) / n, rr - (r * r) / n]
  // What is left of values that are all alike is rounding.
  if (vx < n * 1e-12 || vr < n * 1e-12) return null
  return Math.max(-1, Math.min(1, (xr - (x * r) / n) / Math.sqrt(vx * vr)))
}

/** The middle of a histogram of seconds; between two of them their mean. 0 stands for unknown. */
const medianOf = (histogram: Uint32Array): number | null => {
  const n = histogram.reduce((sum, count) => sum + count, 0) - (histogram[0] as number)
  if (n === 0) return null
  const at = (rank: number) => {
    let seconds = 1
    for (let seen = histogram[1] as number; seen <= rank; seen += histogram[seconds] as number) seconds++
    return seconds
  }
  return (at(Math.floor((n - 1) / 2)) + at(Math.floor(n / 2))) / 2
}

/**
 * Analysis of a quiz, one attempt after the other: memory grows with the number of questions, by some 3 KB each, and
 * by 8 bytes an attempt. `shares` are what all of the attempts reached, for the fifths; `sections` the lengths of the
 * sections of each version of the rules. Definitions and sources: docs/item-analysis.md.
 */
export const createItemAnalysis = (shares: Float64Array, sections: readonly (readonly number[])[]) => {
  const fifthOf = fifthsOf(shares)
  const papers = sections.map((lengths) => createPaperSums(lengths))
  const places = new Map<number, number>()
  let attempts = 0
  let sums = new Float64Array(64 * sumsEach)
  let counts = new Uint32Array(64 * rows * fifths)
  let times = new Uint32Array(64 * timesEach)
  let indexes = new Int32Array(128)

  const placeOf = (item: number): number => {
    const known = places.get(item)
    if (known !== undefined) return known
    const place = places.size
    places.set(item, place)
    sums = grow(sums, (place + 1) * sumsEach)
    counts = grow(counts, (place + 1) * rows * fifths)
    times = grow(times, (place + 1) * timesEach)
    return place
  }

  /** One more to each option chosen, to those without an answer, and to all who were asked. */
  const count = (place: number, fifth: number, cells: DataView, slot: number): void => {
    const first = place * rows * fifths + fifth
    addTo(counts, first + (choiceBits + 1) * fifths, 1)
    if (!cellAnswered(cells, slot)) addTo(counts, first + choiceBits * fifths, 1)
    else
      for (let bits = cellChosen(cells, slot), at = first; bits !== 0; bits >>>= 1, at += fifths)
        if ((bits & 1) === 1) addTo(counts, at, 1)
    addTo(times, place * timesEach + cellSeconds(cells, slot), 1)
  }

  const add = ({ rules, score, maximum, cells }: AnalysedSheet): void => {
    if (maximum <= 0) return
    const length = sheetLength(cells)
    if (indexes.length < length) indexes = new Int32Array(length)
    const fifth = fifthOf(score / maximum)
    attempts++
    for (let slot = 0; slot < length; slot++) {
      const worth = cellMaximum(cells, slot)
      // Dropped: worth nothing to anybody.
      indexes[slot] = worth === 0 ? -1 : placeOf(cellItem(cells, slot))
      if (worth === 0) continue
      const place = indexes[slot] as number
      const earned = cellScore(cells, slot)
      const x = earned / worth
      const r = maximum > worth ? (score - earned) / (maximum - worth) : 0
      const at = place * sumsEach
      addTo(sums, at, 1)
      addTo(sums, at + 1, x)
      addTo(sums, at + 2, x * x)
      addTo(sums, at + 3, r)
      addTo(sums, at + 4, r * r)
      addTo(sums, at + 5, x * r)
      count(place, fifth, cells, slot)
    }
    papers[rules]?.add(score, maximum, cells, indexes)
  }

  const figuresOf = (item: number, place: number): ItemFigures => {
    const of = sums.subarray(place * sumsEach, (place + 1) * sumsEach)
    const row = (index: number) => [
      ...counts.subarray((place * rows + index) * fifths, (place * rows + index + 1) * fifths),
    ]
    const [n = 0, x = 0] = of
    return {
      item,
      n,
      facility: x / n,
      discrimination: correlation(of),
      medianSeconds: medianOf(times.subarray(place * timesEach, (place + 1) * timesEach)),
      exposure: n / attempts,
      chosen: Array.from({ length: choiceBits }, (_, option) => row(option)),
      unanswered: row(choiceBits),
      sizes: row(choiceBits + 1),
    }
  }

  return {
    add,
    items: (): ItemFigures[] => [...places].map(([item, place]) => figuresOf(item, place)),
    papers: (): PaperFigures[] => papers.map((paper) => paper.figures()),
  }
}
