import { setTimeout as wait } from 'node:timers/promises'
import type { ProxyMode, TcpProxy } from '../../apps/api/test/tcp-proxy.ts'
import type { Chance } from './chance.ts'
import type { CrashablePostgres } from './postgres.ts'
import type { Replica } from './replica.ts'

/** Where the machine is slow a server is not killed before it has done something: otherwise nothing could be lost. */
const repliesToAKill: [from: number, to: number] = [5, 60]
const longestGraceMs = 20_000
const repliesToACrash = 20
const patienceMs = 60_000

type Killing = {
  replicas: readonly Replica[]
  postgres: CrashablePostgres
  chance: Chance
  /** How often something was acknowledged so far. */
  acknowledged: () => number
  isStopped: () => boolean
  /** The database crashes once in so many kills. */
  crashEvery: number
}

/** Waits 150 to 400 ms in which a server was serving, and until some answers were acknowledged in that time. */
const untilNextKill = async ({ replicas, chance, acknowledged }: Killing): Promise<void> => {
  const replies = acknowledged() + chance.between(...repliesToAKill)
  const began = performance.now()
  let serving = chance.between(150, 400)
  for (let last = began; serving > 0 || (acknowledged() < replies && serving > -longestGraceMs); ) {
    await wait(10)
    const now = performance.now()
    if (replicas.some((replica) => replica.isReady())) serving -= now - last
    else if (now - began > patienceMs)
      throw new Error(`no server came up:\n${replicas.flatMap((one) => one.complaints.slice(-20)).join('\n')}`)
    last = now
  }
}

/** Kills the serving processes, one at a time, so many times. */
export const killServers = async (
  kills: number,
  killing: Killing,
  done: { kills: number; crashes: number; slowestReturnMs: number },
): Promise<void> => {
  const { replicas, postgres, chance, acknowledged } = killing
  let crashing: Promise<unknown> | undefined
  const crash = async () => {
    // In the middle of work: what was acknowledged just now is what a crash could lose.
    const replies = acknowledged() + repliesToACrash
    for (let waited = 0; acknowledged() < replies && waited < longestGraceMs; waited += 5) await wait(5)
    const away = await postgres.crash(chance.pick(['SIGQUIT', 'SIGKILL'] as const))
    done.crashes += 1
    done.slowestReturnMs = Math.max(done.slowestReturnMs, away)
  }
  while (done.kills < kills && !killing.isStopped()) {
    await untilNextKill(killing)
    const ready = replicas.filter((replica) => replica.isReady())
    if (ready.length === 0) continue
    chance.pick(ready).kill()
    done.kills += 1
    if (done.kills % killing.crashEvery === Math.floor(killing.crashEvery / 2)) {
      await crashing
      crashing = crash()
    }
  }
  await crashing
}

type Fault = { mode: ProxyMode; amount: (chance: Chance) => number; ms: [from: number, to: number] }
const none = () => 0
const faults: Fault[] = [
  { mode: 'reset', amount: none, ms: [1, 300] },
  { mode: 'blackhole', amount: none, ms: [200, 2_500] },
  { mode: 'no-replies', amount: none, ms: [200, 2_000] },
  { mode: 'half-close', amount: none, ms: [50, 500] },
  { mode: 'latency', amount: (chance) => chance.between(20, 300), ms: [300, 1_500] },
  { mode: 'trickle', amount: (chance) => chance.between(2_000, 20_000), ms: [300, 1_500] },
]

type Trouble = {
  proxies: readonly TcpProxy[]
  replicas: readonly Replica[]
  chance: Chance
  acknowledged: () => number
  isOver: () => boolean
}
/** Between two faults there is work that can be disturbed, also where the machine is slow. */
const repliesToAFault: [from: number, to: number] = [5, 80]
/** A start that is troubled too is one in so many: mostly it is work that has to be disturbed. */
const troubledStarts = 0.2

/** Lets the network between one server and the database fail, one fault after another, until the run is over. */
export const troubleNetworks = async (
  { proxies, replicas, chance, acknowledged, isOver }: Trouble,
  done: { faults: number },
): Promise<void> => {
  while (!isOver()) {
    await wait(chance.between(200, 1_200))
    const replies = acknowledged() + chance.between(...repliesToAFault)
    while (acknowledged() < replies && !isOver()) await wait(50)
    const place = chance.below(proxies.length)
    const [proxy, replica] = [proxies[place], replicas[place]]
    if (proxy === undefined || (replica?.isReady() !== true && !chance.happens(troubledStarts))) continue
    const fault = chance.pick(faults)
    proxy.set(fault.mode, fault.amount(chance))
    done.faults += 1
    for (let left = chance.between(...fault.ms); left > 0 && !isOver(); left -= 50) await wait(Math.min(50, left))
    if (chance.happens(0.3)) proxy.cutAll()
    proxy.set('pass')
  }
}
