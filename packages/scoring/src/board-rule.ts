export type BoardRule = {
  /** What is ranked: each person's best attempt, by the share of the marks. */
  measure: 'best-quiz-score'
  /** What decides between equals, in this order: the shorter time, then the earlier last answer. */
  ties: readonly ('elapsed' | 'earlier')[]
  /** Whether nobody shares a place: what is still equal goes by the person's id. */
  strict: boolean
}

/**
 * The one setting that ranking, SQL and screens read. Score, then shorter time, then earlier date, and no equal ranks
 * are the common rule of published union contests.
 */
export const boardRule = {
  measure: 'best-quiz-score',
  ties: ['elapsed', 'earlier'],
  strict: true,
} as const satisfies BoardRule

export type BoardEntry = {
  /** Hundredths of a percent of the marks, see `boardScore`. */
  score: number
  elapsedMs: number
  /** When the server received the last answer, in ms since the epoch. */
  lastAnswerAt: number
}
export type PersonEntry = BoardEntry & { personId: string }

/** Hundredths of a percent of the marks, rounded down, so that papers of different length compare; 0 of nothing is 0. */
export const boardScore = (score: number, maximum: number): number =>
  maximum > 0 ? Math.floor((score * 10_000) / maximum) : 0

const tieOrders = {
  elapsed: (a: BoardEntry, b: BoardEntry) => a.elapsedMs - b.elapsedMs,
  earlier: (a: BoardEntry, b: BoardEntry) => a.lastAnswerAt - b.lastAnswerAt,
}

/** Negative where `a` stands before `b`. */
const compare = (a: BoardEntry, b: BoardEntry, rule: BoardRule): number =>
  [b.score - a.score, ...rule.ties.map((tie) => tieOrders[tie](a, b))].find((order) => order !== 0) ?? 0

/** By code unit, as Postgres orders ids: never by a locale. */
const comparePeople = (a: PersonEntry, b: PersonEntry): number =>
  a.personId === b.personId ? 0 : a.personId < b.personId ? -1 : 1

/** Whether one entry of a person beats another one of the same person; an equal one does not. */
export const isBetter = (a: BoardEntry, b: BoardEntry, rule: BoardRule = boardRule): boolean => compare(a, b, rule) < 0

/**
 * Orders one entry a person. Ranks are 1…n without gaps when the rule is strict; otherwise equals share the better
 * rank and the next one skips (1, 1, 3).
 */
export const rank = <Entry extends PersonEntry>(
  entries: readonly Entry[],
  rule: BoardRule = boardRule,
): (Entry & { rank: number })[] => {
  const ordered = [...entries].sort((a, b) => compare(a, b, rule) || comparePeople(a, b))
  let place = 0
  return ordered.map((entry, index) => {
    const above = ordered[index - 1]
    if (rule.strict || above === undefined || compare(above, entry, rule) !== 0) place = index + 1
    return { ...entry, rank: place }
  })
}
