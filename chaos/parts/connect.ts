import pg from 'pg'

export type Connection = pg.Client

/** A connection of our own, without the product's timeouts: a whole database may be read through it. */
export const connect = async (url: string): Promise<Connection> => {
  const client = new pg.Client({ connectionString: url })
  // The database is crashed on purpose; what was running fails by itself.
  client.on('error', () => {})
  await client.connect()
  return client
}

/** One state of everything, whatever is written meanwhile. */
export const readSnapshot = async <T>(url: string, read: (connection: Connection) => Promise<T>): Promise<T> => {
  const connection = await connect(url)
  try {
    await connection.query('begin isolation level repeatable read read only')
    return await read(connection)
  } finally {
    await connection.end()
  }
}
