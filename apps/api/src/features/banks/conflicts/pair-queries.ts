import { sql } from 'drizzle-orm'
import { type Db, runNamed, type Tx } from '../../../db/client.ts'

/** A band that more share than these says that they are made by one pattern, not that they are the same. */
const mostOfBand = 60

const sharedStatement = {
  name: 'versions that share a band',
  text: `select distinct ids from (
           select array_agg(v.id order by v.id)::text[] as ids
           from question q join question_version v on v.id = q.current_version_id cross join lateral unnest(v.sketch) band
           where q.trade_code = $1 and q.state = 'published'
           group by band having count(*) between 2 and ${mostOfBand}) shared`,
  // A trade of 100,000 questions takes some seconds: longer than the pool's usual bound.
  query_timeout: 25_000,
}

/** A whole bank is compared: that may take longer than a statement usually does. */
export const allowLongStatements = async (tx: Tx): Promise<void> => {
  await tx.execute(sql`select set_config('statement_timeout', '20s', true), set_config('work_mem', '32MB', true)`)
}

const publishedStatement = {
  name: 'versions to compare',
  text: `select v.id, (select max(version) from question_key where question_version_id = v.id) as key
         from question q join question_version v on v.id = q.current_version_id
         where q.trade_code = $1 and q.state = 'published' and v.sketch is not null`,
  query_timeout: 25_000,
}

/** Current versions of a trade's published questions that can be compared, each with its key's number. */
export const findPublished = async (tx: Tx, tradeCode: string): Promise<Map<string, number>> => {
  const rows = await runNamed<{ id: string; key: number }>(tx, publishedStatement, [tradeCode])
  return new Map(rows.map(({ id, key }) => [id, key]))
}

const bandsOfStatement = {
  name: 'versions that share a band with these',
  text: `select distinct ids from (
           select distinct unnest(sketch) as band from question_version where id = any($2::uuid[])) b
         cross join lateral (
           select array_agg(v.id order by v.id)::text[] as ids
           from question_version v join question q on q.current_version_id = v.id
           where v.sketch @> array[b.band] and q.trade_code = $1 and q.state = 'published'
           having count(*) between 2 and ${mostOfBand}) shared`,
  query_timeout: 25_000,
}

/** Lists like those of `findSharedBands`, of the bands that some versions have. */
export const findBandsOf = async (tx: Tx, tradeCode: string, versionIds: readonly string[]): Promise<string[][]> =>
  versionIds.length === 0
    ? []
    : (await runNamed<{ ids: string[] }>(tx, bandsOfStatement, [tradeCode, versionIds])).map(({ ids }) => ids)

/** Current versions of a trade's published questions that may be near-duplicates: each list shares a band. */
export const findSharedBands = async (tx: Tx, tradeCode: string): Promise<string[][]> =>
  (await runNamed<{ ids: string[] }>(tx, sharedStatement, [tradeCode])).map(({ ids }) => ids)

const acrossStatement = {
  name: 'same question in other trades',
  text: `with stands as materialized (
           select q.id, q.trade_code, q.fingerprint, q.current_version_id, k.fingerprint as key
           from question q cross join lateral (
             select fingerprint from question_key where question_version_id = q.current_version_id
             order by version desc limit 1) k
           where q.state = 'published' and q.fingerprint in (
             select fingerprint from question where state = 'published' group by fingerprint having count(*) > 1))
         select a.current_version_id as one, b.current_version_id as other, array[a.trade_code, b.trade_code] as "tradeCodes"
         from stands a join stands b on b.fingerprint = a.fingerprint and b.trade_code > a.trade_code and b.key <> a.key
         limit 2000`,
  query_timeout: 25_000,
}

type PairAcross = { one: string; other: string; tradeCodes: string[] }

/** Versions of the same question in two trades whose keys differ. */
export const findPairsAcross = (tx: Tx): Promise<PairAcross[]> => runNamed<PairAcross>(tx, acrossStatement, [])

/** How many published questions each trade has that has any, in the order of their codes. */
export const countByTrade = async (db: Db): Promise<Map<string, number>> => {
  const { rows } = await db.execute<{ code: string; questions: number }>(sql`
    select trade_code as code, count(*)::int as questions from question where state = 'published'
    group by trade_code order by trade_code`)
  return new Map(rows.map(({ code, questions }) => [code, questions]))
}

/** Those of the pairs that somebody has found to be different, as `first second` with the smaller id first. */
export const findDistinctPairs = async (db: Db): Promise<Set<string>> => {
  const { rows } = await db.execute<{ pair: string }>(
    sql`select first_id || ' ' || second_id as pair from distinct_pair`,
  )
  return new Set(rows.map(({ pair }) => pair))
}
