import { ProblemError } from '@lianbing/contract'
import type { EntryRow, PageKey } from './board-queries.ts'

/** Above every score. */
export const topKey: PageKey = { score: 2 ** 31 - 1, elapsedMs: 0, lastAnswerUs: 0, skip: 0 }

const isEqual = (key: PageKey, row: EntryRow) =>
  key.score === row.score && key.elapsedMs === row.elapsed_ms && key.lastAnswerUs === row.last_answer_us

/** Where the page after these entries begins; `from` is where they began. */
export const keyAfter = (from: PageKey, entries: readonly EntryRow[]): PageKey => {
  const last = entries.at(-1)
  if (last === undefined) return from
  const key = { score: last.score, elapsedMs: last.elapsed_ms, lastAnswerUs: last.last_answer_us, skip: 0 }
  const equal = entries.filter((entry) => isEqual(key, entry)).length
  return { ...key, skip: isEqual(from, last) ? from.skip + equal : equal }
}

/** No person's id goes into a cursor: names are masked, and an id would tell the same person on every board. */
export const writeCursor = ({ score, elapsedMs, lastAnswerUs, skip }: PageKey): string =>
  [score, elapsedMs, lastAnswerUs, skip].join('.')

/** More equals to the microsecond do not happen; the bound keeps a made-up cursor cheap. */
const largestSkip = 10_000
const largest = [2 ** 31 - 1, 2 ** 31 - 1, Number.MAX_SAFE_INTEGER, largestSkip]

export const readCursor = (cursor: string): PageKey => {
  const numbers = cursor.split('.').map((part) => (/^\d{1,16}$/.test(part) ? Number(part) : Number.NaN))
  const [score = 0, elapsedMs = 0, lastAnswerUs = 0, skip = 0] = numbers
  if (numbers.length !== largest.length || !numbers.every((number, at) => number <= (largest[at] ?? 0)))
    throw new ProblemError('request.invalid', {
      errors: [{ pointer: '/query/cursor', message: 'the nextCursor of an earlier page' }],
    })
  return { score, elapsedMs, lastAnswerUs, skip }
}
