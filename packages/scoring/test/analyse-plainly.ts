import type { SheetCell } from '../src/item-sheet.ts'

export type PlainSheet = { score: number; maximum: number; cells: SheetCell[] }

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const products = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, value, index) => sum + (value - mean(a)) * ((b[index] as number) - mean(b)), 0)
const variance = (values: readonly number[]) => products(values, values) / (values.length - 1)

/** The fifth of each person, by counting who is weaker. */
const fifthsPlainly = (shares: readonly number[]) =>
  shares.map((own) => {
    const weaker = shares.filter((share) => share < own).length
    const alike = shares.filter((share) => share === own).length
    return Math.floor((5 * (weaker + alike / 2)) / shares.length)
  })

/** The figures of one question as its definition says them, over the whole table at once. */
export const itemPlainly = (sheets: readonly PlainSheet[], position: number) => {
  const fifths = fifthsPlainly(sheets.map(({ score, maximum }) => score / maximum))
  const asked = sheets.flatMap((sheet, person) => {
    const cell = sheet.cells.find((one) => one.position === position && one.maximum > 0)
    return cell === undefined ? [] : [{ cell, sheet, fifth: fifths[person] as number }]
  })
  const x = asked.map(({ cell }) => cell.score / cell.maximum)
  const rest = asked.map(({ cell, sheet }) =>
    sheet.maximum === cell.maximum ? 0 : (sheet.score - cell.score) / (sheet.maximum - cell.maximum),
  )
  const alike = (values: number[]) => values.every((value) => Math.abs(value - (values[0] as number)) < 1e-9)
  const seconds = asked.map(({ cell }) => cell.seconds).filter((time) => time > 0)
  const sorted = seconds.sort((a, b) => a - b)
  const byFifth = (test: (cell: SheetCell) => boolean) =>
    [0, 1, 2, 3, 4].map((fifth) => asked.filter((one) => one.fifth === fifth && test(one.cell)).length)
  return {
    n: asked.length,
    facility: mean(x),
    discrimination:
      alike(x) || alike(rest) ? null : products(x, rest) / Math.sqrt(products(x, x) * products(rest, rest)),
    medianSeconds:
      sorted.length === 0
        ? null
        : ((sorted[Math.floor((sorted.length - 1) / 2)] as number) +
            (sorted[Math.floor(sorted.length / 2)] as number)) /
          2,
    exposure: asked.length / sheets.length,
    chosen: [0, 1, 2, 3].map((bit) => byFifth(({ answered, chosen }) => answered && (chosen & (1 << bit)) !== 0)),
    unanswered: byFifth(({ answered }) => !answered),
    sizes: byFifth(() => true),
  }
}

/** α from the covariances of the questions instead of their variances and the score's. */
export const alphaPlainly = (sheets: readonly PlainSheet[]) => {
  const columns = (sheets[0]?.cells ?? []).map((_, slot) => sheets.map(({ cells }) => cells[slot]?.score ?? 0))
  const k = columns.length
  const total = variance(sheets.map(({ score }) => score))
  if (k < 2 || total === 0) return null
  const own = columns.reduce((sum, column) => sum + variance(column), 0)
  return (k * (total - own)) / ((k - 1) * total)
}
