import pg from 'pg'

// The same value must give the same text on every server.
const SETTINGS =
  '-c statement_timeout=0 -c idle_in_transaction_session_timeout=0 -c timezone=UTC -c datestyle=ISO -c intervalstyle=iso_8601' +
  // A scan that starts in the middle of a large table would change the order of its rows.
  ' -c extra_float_digits=3 -c bytea_output=hex -c synchronize_seqscans=off -c lock_timeout=10000'

/** Runs `work` on a connection of its own, which may take as long as it takes. */
export async function withConnection<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000, options: SETTINGS })
  // The running query fails by itself when the connection breaks.
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query(`set client_encoding to 'UTF8'`)
    return await work(client)
  } finally {
    await client.end().catch(() => undefined)
  }
}
