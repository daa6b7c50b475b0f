import { setTimeout as wait } from 'node:timers/promises'
import { type Call, createClient } from '../../packages/contract/src/client.ts'
import type { Chance } from './chance.ts'
import type { Journal } from './journal.ts'
import { noteReply } from './note-reply.ts'
import type { Turn } from './turns.ts'
import type { Person } from './world.ts'

/** Longer than the server's own longest answer (a silent database after 4 s). */
const patienceMs = 8_000

const retryMs: [from: number, to: number] = [100, 600]

type Options = {
  origins: readonly string[]
  journal: Journal
  chance: Chance
  person: Person
  /** One for each server: where one is silent, only those who asked it wait. */
  turns: readonly Turn[]
}
/** Chaos of a phone's network; off, it only carries. */
export type Network = { call: Call; calm: () => void; settle: () => Promise<void> }

/**
 * A phone's way to the servers: any of them, and sometimes two at once; requests that overtake each other, copies that
 * arrive seconds later, replies that get lost. What the servers say is written down before the client may miss it.
 */
export const createNetwork = ({ origins, journal, chance, person, turns }: Options): Network => {
  const { cookie } = person
  const underWay = new Set<Promise<unknown>>()
  let preferred = chance.below(origins.length)
  let isCalm = false

  const send = (place: number, url: string, init: RequestInit): Promise<Response> => {
    const server = place % origins.length
    const sendIt = () => sendNow(origins[server] ?? '', url, init)
    return turns[server]?.(sendIt) ?? sendIt()
  }
  const sendNow = async (origin: string, url: string, init: RequestInit): Promise<Response> => {
    const headers = { ...(init.headers as object), origin, cookie }
    const reply = await fetch(`${origin}${url}`, { ...init, headers, signal: AbortSignal.timeout(patienceMs) })
    const copy = reply.clone()
    const body = typeof init.body === 'string' ? init.body : undefined
    await noteReply(journal, { method: init.method ?? 'GET', url, body }, copy)
    return reply
  }
  const track = (work: Promise<unknown>) => {
    const quiet: Promise<unknown> = work.catch(() => {}).finally(() => underWay.delete(quiet))
    underWay.add(quiet)
  }
  const sendLater = async (place: number, url: string, init: RequestInit, ms: number) => {
    await wait(ms)
    await send(place, url, init)
  }

  const call = createClient({
    fetch: async (url, init) => {
      const isWrite = init.method !== 'GET'
      if (!isCalm) {
        if (isWrite && chance.happens(0.12)) track(send(preferred + 1, url, init))
        if (isWrite && chance.happens(0.1)) track(sendLater(chance.below(2), url, init, chance.between(20, 2_500)))
        if (chance.happens(0.1)) await wait(chance.between(5, 200))
        if (chance.happens(0.1)) preferred += 1
      }
      try {
        const reply = await send(preferred, url, init)
        if (isCalm || !isWrite || !chance.happens(0.05)) return reply
      } catch (error) {
        preferred += 1
        // A phone waits too; without it the clients would take the machine from the servers that start.
        await wait(chance.between(...retryMs))
        throw error
      }
      throw new TypeError('the reply got lost')
    },
  })
  return {
    call,
    calm: () => {
      isCalm = true
    },
    settle: async () => {
      while (underWay.size > 0) await Promise.all(underWay)
    },
  }
}

type Wishes = Omit<Options, 'person'> & { people: readonly Person[] }
/** The ways of people whose phones and networks are in order, by person. */
export const calmCalls = ({ people, chance, ...rest }: Wishes): ReadonlyMap<string, Call> =>
  new Map(
    people.map((person) => {
      const network = createNetwork({ ...rest, person, chance: chance.fork() })
      network.calm()
      return [person.personId, network.call]
    }),
  )
