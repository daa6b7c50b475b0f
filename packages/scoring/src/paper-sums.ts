import { addTo, grow } from './grow.ts'
import { cellMaximum, cellScore, sheetLength } from './item-sheet.ts'
import { alphaOf, momentsOf, type PaperFigures, paperFigures, type Reliability } from './paper-figures.ts'

/** How many were asked, and x and x² of their shares of the paper's maximum. */
const sumsEach = 3

/**
 * What the figures of a paper need, one attempt after the other. Where everybody was asked the same questions the
 * reliability is Cronbach's α. Where each paper was drawn, the questions are nested in the people: the error variance
 * of a score is then that of a sample of each section, which is the compound binomial error model (Lord 1955, Feldt
 * 1984), and with one section of right and wrong alone it gives KR-21.
 */
export const createPaperSums = (sections: readonly number[]) => {
  let scores = new Float64Array(64)
  let sums = new Float64Array(64 * sumsEach)
  let attempts = 0
  let error = 0
  // Null as soon as an attempt has other sections, or one with a single question, which tells nothing of its spread.
  let drawn = sections.length > 0
  let most = 0

  const addError = (cells: DataView, maximum: number): number => {
    let slot = 0
    let variance = 0
    for (const length of sections) {
      let [k, x, xx] = [0, 0, 0]
      for (const end = slot + length; slot < end; slot++) {
        if (cellMaximum(cells, slot) === 0) continue
        const share = cellScore(cells, slot) / maximum
        k++
        x += share
        xx += share * share
      }
      if (k === 1) drawn = false
      if (k > 1) variance += (k * (xx - (x * x) / k)) / (k - 1)
    }
    return variance
  }

  return {
    /** `indexes`: of the question in each slot that counts, -1 in the others. */
    add: (score: number, maximum: number, cells: DataView, indexes: Int32Array): void => {
      const length = sheetLength(cells)
      scores = grow(scores, attempts + 1)
      scores[attempts++] = score / maximum
      if (drawn && sections.reduce((sum, each) => sum + each, 0) !== length) drawn = false
      if (drawn) error += addError(cells, maximum)
      for (let slot = 0; slot < length; slot++) {
        const index = indexes[slot] as number
        if (index < 0) continue
        if (index >= most) {
          most = index + 1
          sums = grow(sums, most * sumsEach)
        }
        const share = cellScore(cells, slot) / maximum
        const at = index * sumsEach
        addTo(sums, at, 1)
        addTo(sums, at + 1, share)
        addTo(sums, at + 2, share * share)
      }
    },
    figures: (): PaperFigures => {
      const moments = momentsOf(scores.slice(0, attempts))
      const variance = moments.sd === null ? 0 : moments.sd ** 2
      const items = Array.from({ length: most }, (_, index) => {
        const [n = 0, x = 0, xx = 0] = sums.subarray(index * sumsEach)
        return { n, x, xx }
      }).filter(({ n }) => n > 0)
      const fixed = items.length > 0 && items.every(({ n }) => n === attempts)
      const value = fixed
        ? alphaOf(items, variance)
        : drawn && variance > 1e-18
          ? 1 - error / attempts / variance
          : null
      const reliability: Reliability | null = value === null ? null : { kind: fixed ? 'fixed' : 'drawn', value }
      return paperFigures(moments, reliability)
    },
  }
}
