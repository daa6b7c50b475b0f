/** Fewer answers than this tell more about chance than about a question; their figures are not shown. */
export const fewestAnswers = 30

export type Moments = {
  n: number
  mean: number
  /** Of the sample: divided by n − 1. Null below two values, the skewness below three or where all are alike. */
  sd: number | null
  skewness: number | null
}

/** Mean, standard deviation and adjusted Fisher–Pearson skewness (Joanes and Gill 1998: G1). */
export const momentsOf = (values: Float64Array): Moments => {
  const n = values.length
  const mean = n === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / n
  let second = 0
  let third = 0
  for (const value of values) {
    const off = value - mean
    second += off * off
    third += off * off * off
  }
  const variance = n < 2 ? null : second / (n - 1)
  const k3 = n < 3 ? null : (n * third) / ((n - 1) * (n - 2))
  // What is left of values that are all alike is rounding.
  const alike = variance === null || variance < 1e-18
  return {
    n,
    mean,
    sd: variance === null ? null : Math.sqrt(variance),
    skewness: k3 === null || alike ? null : k3 / variance ** 1.5,
  }
}

/** Sums of one question's scores; enough for its variance. */
export type Sums = { n: number; x: number; xx: number }

const varianceOf = ({ n, x, xx }: Sums): number => (n < 2 ? 0 : Math.max(0, (xx - (x * x) / n) / (n - 1)))

/** Cronbach's α (1951) of a paper whose questions everybody was asked; KR-20 where they are right or wrong. */
export const alphaOf = (items: readonly Sums[], variance: number): number | null => {
  const k = items.length
  if (k < 2 || variance <= 0) return null
  const sum = items.reduce((total, item) => total + varianceOf(item), 0)
  return (k / (k - 1)) * (1 - sum / variance)
}

export type Reliability = {
  /** `fixed`: α over the questions. `drawn`: one minus error by the compound binomial model over variance. */
  kind: 'fixed' | 'drawn'
  value: number
}

export type PaperFigures = Moments & {
  /** Scores are shares of the maximum; the standard error of measurement likewise. */
  reliability: Reliability | null
  sem: number | null
}

export const paperFigures = (moments: Moments, reliability: Reliability | null): PaperFigures => ({
  ...moments,
  reliability,
  sem: moments.sd === null || reliability === null ? null : moments.sd * Math.sqrt(Math.max(0, 1 - reliability.value)),
})
