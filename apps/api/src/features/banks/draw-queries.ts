import type { Language } from '@lianbing/contract'
import type { DrawUnit, QuestionType } from '@lianbing/scoring'
import { sql } from 'drizzle-orm'
import { type Db, runNamed, type Tx } from '../../db/client.ts'
import { questionVersion } from '../../db/schema/banks.ts'

/** The dates of a standard are China's, wherever the server stands. */
export const today = `(now() at time zone 'Asia/Shanghai')::date`

/** The rows `o` that say of a version `v` that its standard is out of date. */
export const outdatedOf = (v: string, columns = '') => `select ${columns} from outdated_standard o
  where o.standard = ${v}.standard and o.edition in ('', coalesce(${v}.edition, '')) and o.since <= ${today}`

/** Of a version `v`: its standard is out of date, and its questions are kept out of draws. */
export const keptOut = (v: string) => `exists (${outdatedOf(v)} and o.kept_out)`

/** Of a version `v`: its newest key says that it counts for nobody. */
export const droppedOf = (v: string) => `exists (
  select from question_key k where k.question_version_id = ${v}.id and k.treatment = 'dropped' and not exists (
    select from question_key n where n.question_version_id = k.question_version_id and n.version > k.version))`

/** Whether a version is valid today, and neither its standard nor its key keeps it out of draws. */
export const validToday = sql`not ${sql.raw(keptOut('question_version'))} and not ${sql.raw(droppedOf('question_version'))} and (${questionVersion.validFrom} is null or ${questionVersion.validFrom} <= ${sql.raw(today)})
  and (${questionVersion.validUntil} is null or ${questionVersion.validUntil} >= ${sql.raw(today)})`

export type DrawFilter = {
  tradeCode: string
  language: Language
  /** Null or absent: any level, also questions that have none. */
  level?: number | null | undefined
  type?: QuestionType | undefined
}

/** `parts` counts the questions of a case that can be drawn at all, also those that the filter leaves out. */
const candidatesStatement = {
  name: 'draw candidates',
  text: `with drawable as (
           select v.id, q.position, q.group_id, v.level, v.type,
             case when q.group_id is not null then count(*) over (partition by q.group_id) end as parts
           from question q join question_version v on v.id = q.current_version_id
           where q.trade_code = $1 and q.state = 'published' and v.language = $2
             and (v.valid_from is null or v.valid_from <= ${today})
             and (v.valid_until is null or v.valid_until >= ${today}) and not ${keptOut('v')} and not ${droppedOf('v')})
         select id, position::float8 as position, group_id as "groupId", parts::int from drawable
         where ($3::smallint is null or level = $3) and ($4::text is null or type = $4)
         order by position`,
}

type Candidate = { id: string; position: number; groupId: string | null; parts: number | null }

/** A case stands where its first question stands; one of which the filter leaves out a part can not be drawn. */
const unitsOf = (rows: readonly Candidate[]): DrawUnit[] => {
  const cases = new Map<string, string[]>()
  for (const { id, groupId } of rows) {
    const parts = groupId === null ? undefined : cases.get(groupId)
    if (parts) parts.push(id)
    else if (groupId !== null) cases.set(groupId, [id])
  }
  return rows.flatMap(({ id, groupId, parts }): DrawUnit[] => {
    const whole = groupId === null ? [id] : (cases.get(groupId) ?? [])
    if (whole[0] !== id || (parts ?? 1) !== whole.length) return []
    return whole.length === 1 ? [id] : [whole]
  })
}

/**
 * Whatever changes the questions of a bank touches the bank's row in the same transaction, and every change of a row
 * gives it another xmin: while the banks of a trade and the day are the same, so is everything that can be drawn.
 */
const stampStatement = {
  name: 'draw stamp',
  text: `select concat_ws(' ', ${today}, string_agg(id::text || xmin::text, ' ' order by id)) as stamp
         from bank where $1::text is null or trade_code = $1`,
}

/** Tells one state of the questions of a trade, or of all, from every other; it changes with the day too. */
export const readStamp = async (db: Db | Tx, tradeCode: string | null): Promise<string> => {
  const [row] = await runNamed<{ stamp: string }>(db, stampStatement, [tradeCode])
  return row?.stamp ?? ''
}

type Pool = { stamp: string; units: readonly DrawUnit[]; positions: readonly number[] }

/** Reading the candidates of a large trade costs a hundred times as much as its stamp, so each process keeps them. */
const pools = new Map<string, Pool>()
/** About 70 bytes each, in a case 15 more: 34 MB at most, and sixteen trades of 25,000 questions. */
const questionsKept = 400_000

const keep = (key: string, pool: Pool) => {
  pools.delete(key)
  pools.set(key, pool)
  let kept = [...pools.values()].reduce((sum, { positions }) => sum + positions.length, 0)
  for (const [oldest, { positions }] of pools) {
    if (kept <= questionsKept) break
    pools.delete(oldest)
    kept -= positions.length
  }
}

/** Pools that are being read: an exam that opens has hundreds ask for the same one at once. */
const reading = new Map<string, Promise<Pool>>()

const readPool = async (db: Db | Tx, filter: DrawFilter): Promise<Pool> => {
  const { tradeCode, language, level = null, type = null } = filter
  // The stamp first: what changes between the two statements is read, and then read again under its own stamp.
  const stamp = await readStamp(db, tradeCode)
  const values = [tradeCode, language, level, type]
  const key = JSON.stringify(values)
  const known = pools.get(key)
  if (known?.stamp === stamp) return known
  const read = async () => {
    const rows = await runNamed<Candidate>(db, candidatesStatement, values)
    const pool = { stamp, units: unitsOf(rows), positions: rows.map(({ position }) => position) }
    keep(key, pool)
    return pool
  }
  const name = `${key} ${stamp}`
  const first = reading.get(name)
  // Whoever waits for another's reading does not fail with it.
  if (first !== undefined) return first.catch(read)
  const mine = read().finally(() => reading.delete(name))
  reading.set(name, mine)
  return mine
}

/**
 * Current version ids of the published questions that are valid today, in the order of sequential practice; the
 * questions of a case (案例题) as one.
 */
export const drawCandidates = async (db: Db | Tx, filter: DrawFilter): Promise<readonly DrawUnit[]> =>
  (await readPool(db, filter)).units

/** How many questions sequential practice has, and how many of them stand up to this position. */
export const countCandidates = async (db: Db | Tx, filter: DrawFilter, position: number) => {
  const { positions } = await readPool(db, filter)
  const next = positions.findIndex((other) => other > position)
  return { done: next === -1 ? positions.length : next, total: positions.length }
}
