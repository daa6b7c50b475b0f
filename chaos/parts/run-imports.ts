import { setTimeout as wait } from 'node:timers/promises'
import { withTx } from '../../apps/api/src/db/client.ts'
import { createAccount } from '../../apps/api/src/features/accounts/create-account.ts'
import { hashPassword } from '../../apps/api/src/features/accounts/passwords.ts'
import { insertGrant } from '../../apps/api/src/features/accounts/queries.ts'
import { createOrganisation } from '../../apps/api/src/features/organisations/create-organisation.ts'
import { prepareDatabase } from '../../apps/api/src/prepare-database.ts'
import { freePort } from '../../bench/parts/server.ts'
import { chanceOf } from './chance.ts'
import { connect } from './connect.ts'
import { createImportAdmin, type Phase } from './import-admin.ts'
import { findBroken } from './import-invariants.ts'
import { createReplica } from './replica.ts'

const password = 'Messung-Werkbank-5'

const prepare = async (url: string) => {
  const db = await prepareDatabase(url, 2)
  const passwordHash = await hashPassword(password)
  await withTx(db, async (tx) => {
    const organisationId = await createOrganisation(tx, { parentId: null, name: '混沌总工会', kind: 'city' })
    const account = { username: 'chaos-admin', passwordHash, displayName: '管理员', organisationId }
    await insertGrant(tx, { personId: await createAccount(tx, account), role: 'owner', organisationId })
  })
  await db.$client.end()
}

/** How long after a phase began a kill may come; longer than the phase itself, so that any point of it is met. */
const reach: Record<Phase, number> = {
  uploading: 100,
  reading: 2_500,
  changing: 150,
  committing: 700,
  'rolling-back': 400,
}

type Settings = { url: string; kills: number; seed: number; stop: AbortSignal; main?: string }

/** Kills the server at random points of imports; after each kill the bank is wholly as before or wholly as after. */
export const runImportChaos = async ({ url, kills, seed, stop, main }: Settings, log: (line: string) => void) => {
  await prepare(url)
  const chance = chanceOf(seed)
  const port = await freePort()
  const replica = createReplica({ name: 'server', port, databaseUrl: url, clockSkewMs: 0, ...(main ? { main } : {}) })
  const connection = await connect(url)
  const violations: string[] = []
  const met: Record<string, number> = {}
  let phase: { name: Phase; count: number } = { name: 'uploading', count: 0 }
  const signIn = async () => {
    const reply = await fetch(`${replica.origin}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: replica.origin },
      body: JSON.stringify({ username: 'chaos-admin', password }),
    })
    return reply.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ')
  }
  const admin = createImportAdmin({
    origin: replica.origin,
    signIn,
    chance: chance.fork(),
    onPhase: (name) => {
      phase = { name, count: phase.count + 1 }
    },
    complain: (says) => violations.push(says),
  })
  let working = true
  let stuck = 0
  const work = async () => {
    while (working) {
      try {
        await admin.importBatch()
      } catch (error) {
        stuck += 1
        violations.push(`stuck: ${error instanceof Error ? error.message : String(error)}`)
        if (stuck > 3) return
      }
    }
  }
  replica.run()
  while (!replica.isReady()) await wait(50)
  const ended = work()
  let killed = 0
  while (killed < kills && !stop.aborted && stuck <= 3) {
    const { count } = phase
    const patience = Date.now() + 20_000
    // From the beginning of what comes next, or of what is going on: it may be met again and again.
    if (chance.happens(0.7)) while (phase.count === count && Date.now() < patience && !stop.aborted) await wait(2)
    await wait(chance.between(0, reach[phase.name]))
    while (!replica.isReady()) await wait(20)
    met[phase.name] = (met[phase.name] ?? 0) + 1
    replica.kill()
    killed += 1
    for (const says of await findBroken(connection)) violations.push(`after kill ${killed} (${phase.name}): ${says}`)
    if (killed % 20 === 0) log(`${killed} kills, ${violations.length} violations, ${JSON.stringify(admin.done)}`)
  }
  working = false
  await ended
  violations.push(...(await findBroken(connection)))
  await replica.stop()
  await connection.end()
  return { violations, killed, met, stuck, starts: replica.starts(), done: admin.done, complaints: replica.complaints }
}
