import { setTimeout as wait } from 'node:timers/promises'
import { ProblemError } from '@lianbing/contract'
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
 * the database speaks first and a dead network never keeps a connection. Who finds none free waits `waitMs`; one that
 * nobody uses is closed after `idleMs`, with 0 only when it is old.
 */
export const openDatabase = (
  url: string,
  connections = 10,
  { name = 'lianbing', waitMs = 2_000, idleMs = 10_000 } = {},
): Db => {
  const pool = new pg.Pool({
    connectionString: url,
    // What an operator sees in pg_stat_activity.
    application_name: name,
    max: connections,
    connectionTimeoutMillis: waitMs,
    idleTimeoutMillis: idleMs,
    query_timeout: 4_000,
    keepAlive: true,
    maxLifetimeSeconds: 1_800,
    options: '-c statement_timeout=3000 -c lock_timeout=2000 -c idle_in_transaction_session_timeout=5000',
  })
  pool.on('error', ignoreBrokenConnection)
  pool.on('connect', (client) => client.on('error', ignoreBrokenConnection))
  return drizzle(pool)
}

/** What the database itself said, also where drizzle has wrapped it. */
const databaseError = (error: unknown): pg.DatabaseError | undefined => {
  if (error instanceof pg.DatabaseError) return error
  return error instanceof Error && error.cause !== undefined ? databaseError(error.cause) : undefined
}

/** The SQLSTATE of a database error, also where drizzle has wrapped it; undefined for anything else. */
export const databaseErrorCode = (error: unknown): string | undefined => databaseError(error)?.code

/** Serialisation failures and deadlocks: the whole transaction may simply run again. */
const worthAnotherTry = (error: unknown): boolean =>
  !(error instanceof CommitUnknown) && ['40001', '40P01'].includes(databaseErrorCode(error) ?? '')

/** The server says why it ends the connection, or that it does not know what became of the statement. */
const lastWords = /^(08|57P|25P03|25P04|40003)/

/**
 * Whether the server still listens on the connection: it refused a statement, or we ended the work ourselves. After
 * anything else, such as silence, a rollback would only wait in the same queue.
 */
const stillListens = (error: unknown): boolean => {
  if (error instanceof ProblemError) return true
  const said = databaseError(error)
  return said !== undefined && !/FATAL|PANIC/.test(said.severity ?? '') && !lastWords.test(said.code ?? '')
}

/** The connection was lost after COMMIT was sent: the work is done wholly or not at all, and nobody here knows which. */
export class CommitUnknown extends Error {
  override readonly name = 'CommitUnknown'
}

const commit = async (client: pg.PoolClient): Promise<void> => {
  const { command } = await client.query('commit').catch((error: Error) => {
    throw stillListens(error) ? error : new CommitUnknown(error.message, { cause: error })
  })
  // Postgres answers COMMIT with ROLLBACK where a statement failed before and nobody minded.
  if (command !== 'COMMIT') throw new Error('A statement of the transaction had failed: nothing was written.')
}

const takeBack = async (client: pg.PoolClient): Promise<void> => {
  await client.query('rollback')
}

const runOnce = async <T>(db: Db, work: (tx: Tx) => Promise<T>, end = commit): Promise<T> => {
  const client = await db.$client.connect()
  let broken: Error | undefined
  try {
    await client.query('begin')
    const result = await work(drizzle(client) as unknown as Tx)
    await end(client)
    return result
  } catch (error) {
    if (stillListens(error))
      await client.query('rollback').catch((cause: Error) => {
        broken = cause
      })
    else broken = error as Error
    throw error
  } finally {
    // Thrown away at once, the server rolls back by itself; a connection in an unknown state is never used again.
    client.release(broken)
  }
}

const triesOfTransaction = 3
/** Those that clashed must not meet again. */
const longestPauseMs = 30

/**
 * Runs `work` in one transaction, twice more where the database asks for it. It fails with `CommitUnknown` where the
 * outcome is not known, and is then never run again. drizzle's own transaction on a pool keeps
 * a connection for ever when BEGIN fails, hence this one.
 */
export const withTx = async <T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> => {
  for (let tries = 1; ; tries++) {
    try {
      return await runOnce(db, work)
    } catch (error) {
      if (tries === triesOfTransaction || !worthAnotherTry(error)) throw error
      await wait(Math.random() * longestPauseMs * tries)
    }
  }
}

/** Runs `work` in a transaction and takes all of it back: for rehearsals. */
export const withTxTakenBack = async (db: Db, work: (tx: Tx) => Promise<unknown>): Promise<void> => {
  await runOnce(db, work, takeBack)
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
    if (!stillListens(error)) failure = error as Error
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
