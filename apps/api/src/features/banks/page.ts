import { ProblemError } from '@lianbing/contract'
import type { z } from 'zod'

/** A screen of the office shows about twenty rows; fifty save it a request. */
export const pageSize = 50

/** Where the page before ended. */
export const readCursor = <T>(schema: z.ZodType<T>, cursor: string | undefined): T | undefined => {
  if (cursor === undefined) return undefined
  const parsed = schema.safeParse(cursor)
  if (parsed.success) return parsed.data
  throw new ProblemError('request.invalid', {
    errors: [{ pointer: '/query/cursor', message: 'the nextCursor of the page before' }],
  })
}

/** A page of rows that were asked for one more than fit on it. */
export const pageOf = <Row, Item>(
  rows: readonly Row[],
  view: (row: Row) => Item,
  cursorOf: (row: Row) => string,
  size = pageSize,
) => {
  const shown = rows.slice(0, size)
  const last = shown.at(-1)
  const more = rows.length > size && last !== undefined
  return { items: shown.map(view), nextCursor: more ? cursorOf(last) : null }
}
