import { inject } from 'vitest'

/** The server of the journeys that run in this process; a journey that stops a server starts its own. */
export const served = () => {
  const servers = inject('servers')
  const server = servers[Number(process.env.VITEST_POOL_ID) - 1]
  if (server === undefined) throw new Error(`no server for process ${process.env.VITEST_POOL_ID} of ${servers.length}`)
  return server
}
