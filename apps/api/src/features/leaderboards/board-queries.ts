import { type Db, runNamed } from '../../db/client.ts'
import { ties } from './queries.ts'

/** Everything that decides a place below the score; the person's id makes each place a single one. */
const columns = [...ties, 'person_id']
const list = (alias: string, names: readonly string[]) => names.map((name) => `${alias}.${name}`).join(', ')

const onBoard = 'e.board = $1 and e.period = $2'
const hidden = '(p.disabled_at is not null or p.deleted_at is not null)'
const hiddenEntries = `person p join board_entry e on e.person_id = p.id where ${onBoard} and ${hidden}`

/**
 * The index orders the score downwards and the rest upwards, so one comparison of rows cannot follow it. Entries of
 * another score and those of the key's score are two ranges of the index, each read without a detour.
 */
const ranges = (score: '<' | '>', rest: '<' | '>' | '>=', names: readonly string[]) => [
  `e.score = key.score and (${list('e', names)}) ${rest} (${list('key', names)})`,
  `e.score ${score} key.score`,
]

/** How many shown entries stand above the key: all of them by the index, less the few that are hidden. */
const countAbove = (names: readonly string[]) => {
  const above = ranges('>', '<', names)
  const all = above.map((range) => `(select count(*) from board_entry e where ${onBoard} and ${range})`)
  return `(${all.join(' + ')} - (select count(*) from ${hiddenEntries} and (${above.join(' or ')})))::int`
}
const countPeople = `((select count(*) from board_entry e where ${onBoard}) - (select count(*) from ${hiddenEntries}))::int`

const shownEntry = `
  select e.score, e.elapsed_ms, e.last_answer_at, e.person_id, p.display_name, p.board_visibility,
         o.name as organisation, (extract(epoch from e.last_answer_at) * 1000000)::bigint as last_answer_us
  from board_entry e join person p on p.id = e.person_id join organisation o on o.id = p.organisation_id
  where ${onBoard} and not ${hidden}`
/** The shown entries of these ranges that stand next to the key, the nearest first. */
const nearest = (entries: readonly string[], direction: 'upwards' | 'downwards', limit: string) => {
  const [score, rest] = direction === 'upwards' ? ['asc', 'desc'] : ['desc', 'asc']
  const orderBy = `order by score ${score}, ${columns.map((name) => `${name} ${rest}`).join(', ')}`
  const each = entries.map((range) => `(${shownEntry} and ${range} ${orderBy} limit ${limit})`)
  return `array(select to_jsonb(near) from (${each.join(' union all ')}) as near ${orderBy} limit ${limit})`
}

export type EntryRow = {
  score: number
  elapsed_ms: number
  person_id: string
  display_name: string
  board_visibility: 'masked' | 'full'
  organisation: string
  /** Microseconds since the epoch, as exact as the database keeps it. */
  last_answer_us: number
}
/** A place on the board without naming the person: of the entries that are equal to it, `skip` stand before. */
export type PageKey = { score: number; elapsedMs: number; lastAnswerUs: number; skip: number }

const boardPage = {
  name: 'board_page',
  text: `with key as materialized (
           select $3::int as score, $4::int as elapsed_ms,
                  timestamptz 'epoch' + $5::bigint * interval '1 microsecond' as last_answer_at)
         select ${countPeople} as people, ${countAbove(ties)} as above,
                ${nearest(ranges('<', '>=', ties), 'downwards', '$6::int')} as entries
         from key`,
}

/** Entries from a key on, how many shown entries stand above the key, and how many people are on the board. */
export const readBoardPage = async (db: Db, board: string, period: string, key: PageKey, limit: number) => {
  const [row] = await runNamed<{ people: number; above: number; entries: EntryRow[] }>(db, boardPage, [
    board,
    period,
    key.score,
    key.elapsedMs,
    key.lastAnswerUs,
    key.skip + limit,
  ])
  if (row === undefined) throw new Error('A statement that always has one row had none.')
  return { people: row.people, above: row.above + key.skip, entries: row.entries.slice(key.skip) }
}

const myPlace = {
  name: 'board_my_place',
  text: `with key as materialized (${shownEntry} and e.person_id = $3)
         select ${countPeople} as people, ${countAbove(columns)} as above, to_jsonb(key) as me,
                ${nearest(ranges('>', '<', columns), 'upwards', '$4::int')} as better,
                ${nearest(ranges('<', '>', columns), 'downwards', '$4::int')} as worse
         from (select) as always left join key on true`,
}

/** The person's entry (null without one), how many stand above, and up to `limit` on each side, the nearest first. */
export const readPlace = async (db: Db, board: string, period: string, personId: string, limit: number) => {
  const [row] = await runNamed<{
    people: number
    above: number
    me: EntryRow | null
    better: EntryRow[]
    worse: EntryRow[]
  }>(db, myPlace, [board, period, personId, limit])
  if (row === undefined) throw new Error('A statement that always has one row had none.')
  return row
}
