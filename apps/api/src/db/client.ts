import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import pg from 'pg'

declare const transaction: unique symbol

/** The pool: for reads, and for writes of exactly one statement. */
export type Db = NodePgDatabase & { $client: pg.Pool }
/** A connection inside a transaction; only `withTx` makes one, so a write without a transaction does not compile. */
export type Tx = NodePgDatabase & { $client: pg.PoolClient; readonly [transaction]: true }

/** A statement whose text Postgres parses once per connection, under its name. */
export type NamedStatement = { name: string; text: string }

const ignoreBrokenConnection = () => {
  // The query that was running fails by itself; an idle connection is simply replaced. Without a listener Node exits.
}

/**
 * Opens the pool. Timeouts in order: a lock after 2 s, a statement after 3 s, a silent connection after 4 s, so that
 * the database speaks first and a dead network never keeps a connection.
 */
export const openDatabase = (url: string, connections = 10, name = 'lianbing'): Db => {
  const pool = new pg.Pool({
    connectionString: url,
    // What an operator sees in pg_stat_activity.
    application_name: name,
    max: connections,
    connectionTimeoutMillis: 2_000,
    query_timeout: 4_000,
    keepAlive: true,
    maxLifetimeSeconds: 1_800,
    options: '-c statement_timeout=3000 -c lock_timeout=2000 -c idle_in_transaction_session_timeout=5000',
  })
  pool.on('error', ignoreBrokenConnection)
  pool.on('connect', (client) => client.on('error', ignoreBrokenConnection))
  return drizzle(pool)
}

/** Serialisation failures and deadlocks: the whole transaction may simply run again. */
const worthAnotherTry = (error: unknown): boolean => {
  const code = databaseErrorCode(error)
  return code === '40001' || code === '40P01'
}

/** The SQLSTATE of a database error, also where drizzle has wrapped it; undefined for anything else. */
export const databaseErrorCode = (error: unknown): string | undefined => {
  if (error instanceof pg.DatabaseError) return error.code
  return error instanceof Error && error.cause !== undefined ? databaseErrorCode(error.cause) : undefined
}

const runOnce = async <T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> => {
  const client = await db.$client.connect()
  let broken: Error | undefined
  try {
    await client.query('begin')
    const result = await work(drizzle(client) as unknown as Tx)
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch((cause: Error) => {
      broken = cause
    })
    throw error
  } finally {
    // A connection whose rollback failed is in an unknown state and is thrown away.
    client.release(broken)
  }
}

/**
 * Runs `work` in one transaction, twice more where the database asks for it. drizzle's own transaction on a pool keeps
 * a connection for ever when BEGIN fails, hence this one.
 */
export const withTx = async <T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> => {
  for (let tries = 1; ; tries++) {
    try {
      return await runOnce(db, work)
    } catch (error) {
      if (tries === 3 || !worthAnotherTry(error)) throw error
    }
  }
}

/** `runNamed` on the pool for values that depend on when a connection is in hand: until then the request has queued. */
export const runNamedWhenConnected = async <Row extends pg.QueryResultRow>(
  db: Db,
  statement: NamedStatement,
  values: () => readonly unknown[],
): Promise<Row[]> => {
  const client = await db.$client.connect()
  let failure: Error | undefined
  try {
    return (await client.query<Row>({ ...statement, values: [...values()] })).rows
  } catch (error) {
    failure = error as Error
    throw error
  } finally {
    client.release(failure)
  }
}

/** Runs a named statement and hands back its rows; the caller says their shape, next to the statement's text. */
export const runNamed = async <Row extends pg.QueryResultRow>(
  db: Db | Tx,
  statement: NamedStatement,
  values: readonly unknown[],
): Promise<Row[]> => {
  const reply = await (db.$client as pg.Pool).query<Row>({ ...statement, values: [...values] })
  return reply.rows
}
