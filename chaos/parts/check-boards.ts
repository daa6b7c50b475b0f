import type { ScoredAttempt } from './check-scores.ts'
import type { Connection } from './connect.ts'
import type { Violation } from './invariants.ts'

type Standing = { score: number; elapsedMs: number; lastAnswerAt: number; attemptId: string }

const says = 'a board holds the best of each person’s attempts that count, and nothing else'

/** Instants are kept to the microsecond and read to the millisecond. */
const alike = (a: number, b: number) => Math.abs(a - b) <= 1
const isBetter = (a: Standing, b: Standing): boolean => {
  if (a.score !== b.score) return a.score > b.score
  if (!alike(a.elapsedMs, b.elapsedMs)) return a.elapsedMs < b.elapsedMs
  return a.lastAnswerAt < b.lastAnswerAt - 1
}

const holdsAnAnswer = (response: Record<string, unknown>): boolean =>
  Object.values(response).some((value) =>
    typeof value === 'string'
      ? value.trim() !== ''
      : !Array.isArray(value) || value.some((item) => typeof item !== 'string' || item.trim() !== ''),
  )

/** The ISO week of an instant by the federation's calendar, told by arithmetic on the Thursday of its week. */
const weekOf = (instant: number, timeZone: string): string => {
  const day = new Date(`${new Date(instant).toLocaleDateString('sv-SE', { timeZone })}T00:00:00Z`)
  day.setUTCDate(day.getUTCDate() + 4 - (day.getUTCDay() || 7))
  const year = day.getUTCFullYear()
  const week = Math.ceil(((day.getTime() - Date.UTC(year, 0, 1)) / 86_400_000 + 1) / 7)
  return `${year}-W${String(week).padStart(2, '0')}`
}

/** From the start to an answer, without the times in which the attempt was closed before it. */
const workedMs = ({ startedAt, pauses }: ScoredAttempt, receivedAt: number): number =>
  pauses
    .map(({ from, to }) => [Date.parse(from), Date.parse(to)] as const)
    .filter(([, to]) => to <= receivedAt)
    .reduce((left, [from, to]) => left - (to - from), receivedAt - startedAt)

const boardScore = ({ score, maximum }: { score: number; maximum: number }) =>
  maximum > 0 ? Math.floor((score * 10_000) / maximum) : 0

/** What an attempt brings to the boards; undefined where it does not count. */
const standingOf = (attempt: ScoredAttempt): Standing | undefined => {
  const { id, feedback, result, answers, stands } = attempt
  if (result === null || result.score === null || feedback === 'none' || result.voided || !stands) return undefined
  const { score, maximum, slots } = result
  const standing = { score: boardScore({ score, maximum }), attemptId: id }
  if (attempt.hasMovedOn) {
    // Its answers have changed since: of its standing result only the score is known, not the time that it took.
    const wasAnswered = slots.some(({ mark }) => mark !== 'unanswered')
    return wasAnswered ? { ...standing, elapsedMs: Infinity, lastAnswerAt: Infinity } : undefined
  }
  const given = (answers ?? []).filter(({ response }) => holdsAnAnswer(response)).map((one) => one.receivedAt)
  if (given.length === 0) return undefined
  const elapsedMs = Math.max(0, ...given.map((receivedAt) => workedMs(attempt, receivedAt)))
  return { ...standing, elapsedMs, lastAnswerAt: Math.max(...given) }
}

/** I5: adds up what the boards should hold, attempt by attempt, and then compares. */
export const boardsFrom = (timeZone: string) => {
  const best = new Map<string, Standing>()
  const counted = new Map<string, Standing>()
  const movedOn = new Map<string, Standing>()
  return {
    add: (attempt: ScoredAttempt) => {
      const standing = standingOf(attempt)
      if (standing === undefined) return
      if (attempt.hasMovedOn) movedOn.set(attempt.id, standing)
      else counted.set(attempt.id, standing)
      // In which week its last answer had come is not known any more either.
      const weeks = attempt.hasMovedOn ? [] : [weekOf(standing.lastAnswerAt, timeZone)]
      for (const period of [...weeks, 'all']) {
        const place = `${attempt.board} ${period} ${attempt.personId}`
        const kept = best.get(place)
        if (kept === undefined || isBetter(standing, kept)) best.set(place, standing)
      }
    },
    compare: async (connection: Connection): Promise<Violation[]> => {
      const { rows } = await connection.query<Standing & { place: string }>(`
        select concat_ws(' ', board, period, person_id) as place, score, elapsed_ms as "elapsedMs",
          (extract(epoch from last_answer_at) * 1000)::float8 as "lastAnswerAt", attempt_id as "attemptId"
        from board_entry where attempt_id is not null`)
      const found: Violation[] = []
      const tell = (what: string) => found.push({ id: 'I5', says, what })
      for (const row of rows) {
        const moved = movedOn.get(row.attemptId)
        const source = counted.get(row.attemptId) ?? (moved && { ...row, score: moved.score })
        const wanted = best.get(row.place) ?? (moved && source)
        best.delete(row.place)
        if (wanted === undefined) tell(`${row.place} holds an attempt that does not count: ${row.attemptId}`)
        else if (source === undefined || (moved === undefined ? isBetter(wanted, row) : wanted.score > row.score))
          tell(`${row.place}: ${JSON.stringify(row)}, best ${JSON.stringify(wanted)}`)
        else if (isBetter(row, source) || isBetter(source, row))
          tell(`${row.place}: ${JSON.stringify(row)}, but the attempt is ${JSON.stringify(source)}`)
      }
      for (const [place, standing] of best) tell(`${place} lacks ${JSON.stringify(standing)}`)
      return found
    },
  }
}
