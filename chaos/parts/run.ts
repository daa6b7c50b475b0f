import { setTimeout as wait } from 'node:timers/promises'
import { startTcpProxy } from '../../apps/api/test/tcp-proxy.ts'
import { freePort } from '../../bench/parts/server.ts'
import { type Chance, chanceOf } from './chance.ts'
import { checkDatabase } from './check-database.ts'
import { checkJournal } from './check-journal.ts'
import { checkReport } from './check-report.ts'
import { readSnapshot } from './connect.ts'
import { killServers, troubleNetworks } from './faults.ts'
import { handInWhatIsOpen } from './hand-in.ts'
import type { Violation } from './invariants.ts'
import { createJournal, type Journal } from './journal.ts'
import { calmCalls, createNetwork } from './network.ts'
import { decide } from './office.ts'
import { startCrashablePostgres } from './postgres.ts'
import { replayEverything } from './replay.ts'
import { createReplica, type Replica } from './replica.ts'
import { createTurns } from './turns.ts'
import { work } from './worker.ts'
import { createWorld, type World } from './world.ts'

const workers = 72
/** Of each server: more would measure how servers that have just started bear a crowd, which is not the question here. */
const requestsAtOnce = 8
/** Who decide about the attempts of all those; they do not stand in line with them. */
const admins = 3
const timeZone = 'Asia/Shanghai'
/** One server's clock is an hour fast: nothing may depend on it. */
const clockSkewsMs = [0, 3_600_000]
/** Attempts that are left alone wait for grace and slack: in the last kills none is left, so that a run ends soon. */
const killsWithoutLeaving = 18
/** From the end of grace to a closed attempt, at the latest. */
const livenessSeconds = 30
const progressMs = 3_000

export type Outcome = {
  violations: Violation[]
  figures: {
    kills: number
    crashes: number
    faults: number
    restarts: number
    decisions: number
    acknowledged: number
    closed: number
    replayed: number
    slowestReturnMs: number
  }
  complaints: string[]
}

const untilServing = async (replicas: readonly Replica[]) => {
  const patience = Date.now() + 60_000
  while (!replicas.every((replica) => replica.isReady())) {
    if (Date.now() > patience)
      throw new Error(`the servers did not come up:\n${replicas.flatMap((one) => one.complaints).join('\n')}`)
    await wait(50)
  }
}

/** Waits until nothing is due any more, or until something is overdue for so long that I8 will tell. */
const untilClosed = async (url: string) => {
  for (let round = 0; round < 600; round++) {
    const { rows } = await readSnapshot(url, (connection) =>
      connection.query(`select count(*)::int as open, bool_or(accept_until < now() - make_interval(secs => ${livenessSeconds})) as stuck
        from attempt where status = 'active' and accept_until < now() + interval '10 s'`),
    )
    if (rows[0].open === 0 || rows[0].stuck === true) return
    await wait(100)
  }
}

const letThemWork = (world: World, origins: readonly string[], journal: Journal, chance: Chance) => {
  let over = false
  let leaving = true
  const turns = origins.map(() => createTurns(requestsAtOnce))
  const networks = world.people.map((person) =>
    createNetwork({ origins, journal, chance: chance.fork(), person, turns }),
  )
  const isOver = () => over
  const mayLeave = () => leaving && !over
  const working = networks.map(({ call }) => work({ call, chance: chance.fork(), world, isOver, mayLeave }))
  for (let number = 0; number < admins; number++) {
    const office = createNetwork({ origins, journal, chance: chance.fork(), person: world.admin, turns: [] })
    networks.push(office)
    working.push(decide({ call: office.call, chance: chance.fork(), attempts: journal.attempts, isOver, mayLeave }))
  }
  return {
    failed: Promise.race(working.map((one) => one.then(() => new Promise<never>(() => {})))),
    leaveNoMore: () => {
      leaving = false
    },
    finish: async () => {
      over = true
      for (const network of networks) network.calm()
      await Promise.all(working)
      for (const network of networks) await network.settle()
    },
  }
}

/** One run: so many kills under load, then calm, then every invariant. */
export const runChaos = async (
  {
    kills,
    seed,
    crashEvery,
    dataDir,
    stop,
  }: { kills: number; seed: number; crashEvery: number; dataDir: string; stop: AbortSignal },
  log: (line: string) => void,
): Promise<Outcome> => {
  const chance = chanceOf(seed)
  const journal = createJournal()
  const done = { kills: 0, crashes: 0, faults: 0, slowestReturnMs: 0 }
  const closers: (() => Promise<unknown>)[] = []
  const progress = setInterval(
    () => log(`${done.kills} kills, ${done.crashes} crashes, ${journal.figures.acknowledged} acknowledged answers`),
    progressMs,
  )
  closers.push(async () => clearInterval(progress))
  try {
    const postgres = await startCrashablePostgres(dataDir)
    closers.push(postgres.stop)
    const world = await createWorld(postgres.url, workers, chance.fork())
    const proxies = [await startTcpProxy({ host: '127.0.0.1', port: postgres.port })]
    proxies.push(await startTcpProxy({ host: '127.0.0.1', port: postgres.port }))
    for (const proxy of proxies) closers.push(proxy.stop)
    const replicas: Replica[] = []
    for (const [index, proxy] of proxies.entries())
      replicas.push(
        createReplica({
          name: `server ${index + 1}`,
          port: await freePort(),
          databaseUrl: proxy.through(postgres.url),
          clockSkewMs: clockSkewsMs[index] ?? 0,
        }),
      )
    for (const replica of replicas) {
      replica.run()
      closers.push(replica.stop)
    }
    await untilServing(replicas)

    const origins = replicas.map(({ origin }) => origin)
    const isStopped = () => stop.aborted
    const crew = letThemWork(world, origins, journal, chance.fork())
    const acknowledged = () => journal.figures.acknowledged
    let over = false
    const trouble = troubleNetworks(
      { proxies, replicas, chance: chance.fork(), acknowledged, isOver: () => over },
      done,
    )
    const killing = killServers(
      kills,
      { replicas, postgres, chance: chance.fork(), acknowledged, isStopped, crashEvery },
      done,
    )
    const leaving = setInterval(() => {
      if (done.kills >= kills - killsWithoutLeaving) crew.leaveNoMore()
    }, 100)
    await Promise.race([killing, crew.failed]).finally(() => {
      clearInterval(leaving)
      over = true
    })
    await trouble
    log('The network is whole again, the servers stay up.')
    await untilServing(replicas)
    await crew.finish()

    const origin = origins[0] ?? ''
    const callOf = calmCalls({
      people: world.people,
      origins,
      journal,
      chance: chance.fork(),
      turns: origins.map(() => createTurns(requestsAtOnce)),
    })
    await handInWhatIsOpen(postgres.url, callOf)
    log('Nobody is at work any more.')
    // What has been closed so far is asked for again while the slack of the others runs.
    const [{ violations: replayFaults, replayed }] = await Promise.all([
      replayEverything({ url: postgres.url, callOf, atMost: Math.max(300, kills * 5) }),
      untilClosed(postgres.url),
    ])
    log('Everything due is closed and asked for again. Checking the rows.')
    const violations = [...replayFaults, ...(await checkReport(postgres.url, origin, world.union))]
    const checked = await checkDatabase(postgres.url, timeZone)
    violations.push(...checked.violations, ...(await checkJournal(journal, postgres.url)))
    for (const { name, crashes } of replicas)
      if (crashes() > 0)
        violations.push({ id: 'I0', says: 'a server never ends by itself', what: `${name}: ${crashes()}` })
    const restarts = replicas.reduce((sum, replica) => sum + replica.starts() - 1, 0)
    return {
      violations,
      figures: { ...done, ...journal.figures, restarts, closed: checked.attempts, replayed },
      complaints: replicas.flatMap((replica) => replica.complaints),
    }
  } finally {
    for (const close of closers.reverse()) await close().catch(() => {})
  }
}
