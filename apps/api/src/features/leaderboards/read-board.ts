import { ProblemError } from '@lianbing/contract'
import { boardRule, maskName, periodOf } from '@lianbing/scoring'
import type { Db } from '../../db/client.ts'
import { tradeExists } from '../trades/queries.ts'
import { type EntryRow, readBoardPage, readPlace } from './board-queries.ts'
import { keyAfter, readCursor, topKey, writeCursor } from './page-cursor.ts'

const pageLength = 50
/** Enough to see whom one could pass, few enough for a phone. */
const neighboursEachSide = 2

type Asked = { board: string; period: 'week' | 'all'; personId: string; timeZone: string }

const entryView = (row: EntryRow, rank: number, personId: string) => {
  const isMe = row.person_id === personId
  return {
    rank,
    name: isMe || row.board_visibility === 'full' ? row.display_name : maskName(row.display_name),
    organisation: row.organisation,
    score: row.score,
    elapsedMs: row.elapsed_ms,
    isMe,
  }
}

const storedPeriod = ({ period, timeZone }: Asked) => (period === 'all' ? 'all' : periodOf(Date.now(), timeZone).week)

const boardView = ({ board, period }: Asked, people: number) => ({
  board,
  period,
  people,
  rule: { ...boardRule, ties: [...boardRule.ties] },
})

const checkTrade = async (db: Db, board: string) => {
  if (!(await tradeExists(db, board))) throw new ProblemError('trade.unknown')
}

/** A page of a board, as this person may see it. */
export const readBoard = async (db: Db, asked: Asked, cursor?: string) => {
  await checkTrade(db, asked.board)
  const key = cursor === undefined ? topKey : readCursor(cursor)
  const { people, above, entries } = await readBoardPage(db, asked.board, storedPeriod(asked), key, pageLength + 1)
  const page = entries.slice(0, pageLength)
  return {
    ...boardView(asked, people),
    items: page.map((row, at) => entryView(row, above + at + 1, asked.personId)),
    nextCursor: entries.length > pageLength ? writeCursor(keyAfter(key, page)) : null,
  }
}

/** The person's own place with the neighbours, from the better to the worse. */
export const readMyPlace = async (db: Db, asked: Asked) => {
  await checkTrade(db, asked.board)
  const { personId } = asked
  const place = await readPlace(db, asked.board, storedPeriod(asked), personId, neighboursEachSide)
  const view = boardView(asked, place.people)
  if (place.me === null) return { ...view, me: null, neighbours: [] }
  const rank = place.above + 1
  return {
    ...view,
    me: entryView(place.me, rank, personId),
    neighbours: [
      ...place.better.map((row, at) => entryView(row, rank - at - 1, personId)).reverse(),
      ...place.worse.map((row, at) => entryView(row, rank + at + 1, personId)),
    ],
  }
}
