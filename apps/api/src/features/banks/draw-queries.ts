import type { Language } from '@lianbing/contract'
import type { QuestionType } from '@lianbing/scoring'
import { sql } from 'drizzle-orm'
import { type Db, runNamed, type Tx } from '../../db/client.ts'
import { questionVersion } from '../../db/schema/banks.ts'

/** The dates of a standard are China's, wherever the server stands. */
const today = `(now() at time zone 'Asia/Shanghai')::date`

/** Whether a version is valid today. */
export const validToday = sql`(${questionVersion.validFrom} is null or ${questionVersion.validFrom} <= ${sql.raw(today)})
  and (${questionVersion.validUntil} is null or ${questionVersion.validUntil} >= ${sql.raw(today)})`

export type DrawFilter = {
  tradeCode: string
  language: Language
  /** Null or absent: any level, also questions that have none. */
  level?: number | null | undefined
  type?: QuestionType | undefined
}

const candidatesStatement = {
  name: 'draw candidates',
  text: `select v.id from question q join question_version v on v.id = q.current_version_id
         where q.trade_code = $1 and q.state = 'published' and v.language = $2
           and ($3::smallint is null or v.level = $3) and ($4::text is null or v.type = $4)
           and (v.valid_from is null or v.valid_from <= ${today})
           and (v.valid_until is null or v.valid_until >= ${today})
         order by q.position`,
}

/**
 * Whatever changes the questions of a bank touches the bank's row in the same transaction, and every change of a row
 * gives it another xmin: while the banks of a trade and the day are the same, so is everything that can be drawn.
 */
const stampStatement = {
  name: 'draw stamp',
  text: `select concat_ws(' ', ${today}, string_agg(id::text || xmin::text, ' ' order by id)) as stamp
         from bank where trade_code = $1`,
}

/** Reading the candidates of a large trade costs a hundred times as much as its stamp, so each process keeps them. */
const pools = new Map<string, { stamp: string; ids: readonly string[] }>()
/** About 60 bytes each: 25 MB at most, and sixteen trades of 25,000 questions. */
const idsKept = 400_000

const keep = (key: string, pool: { stamp: string; ids: readonly string[] }) => {
  pools.delete(key)
  pools.set(key, pool)
  let kept = [...pools.values()].reduce((sum, { ids }) => sum + ids.length, 0)
  for (const [oldest, { ids }] of pools) {
    if (kept <= idsKept) break
    pools.delete(oldest)
    kept -= ids.length
  }
}

/** Current version ids of the published questions that are valid today, in the order of sequential practice. */
export const drawCandidates = async (db: Db | Tx, filter: DrawFilter): Promise<readonly string[]> => {
  const { tradeCode, language, level = null, type = null } = filter
  // The stamp first: what changes between the two statements is read, and then read again under its own stamp.
  const [row] = await runNamed<{ stamp: string }>(db, stampStatement, [tradeCode])
  const stamp = row?.stamp ?? ''
  const key = JSON.stringify([tradeCode, language, level, type])
  const known = pools.get(key)
  if (known?.stamp === stamp) return known.ids
  const rows = await runNamed<{ id: string }>(db, candidatesStatement, [tradeCode, language, level, type])
  const ids = rows.map(({ id }) => id)
  keep(key, { stamp, ids })
  return ids
}
