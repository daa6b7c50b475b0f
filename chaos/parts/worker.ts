import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { type Call, ProblemError } from '../../packages/contract/src/client.ts'
import type { Chance } from './chance.ts'
import { type Attempt, createDevice, type Device } from './device.ts'
import { guess } from './questions.ts'
import type { QuizUnderTest, World } from './world.ts'

type Options = {
  call: Call
  chance: Chance
  world: Pick<World, 'quizzes' | 'tradeCodes'>
  /** True once the run comes to its end: what is open is then handed in. */
  isOver: () => boolean
  /** Whether attempts may still be left to the sweeper, which takes its time. */
  mayLeave: () => boolean
}

/** A worker who keeps on working, however often the servers die: attempts, one after another, and rounds in between. */
export const work = async ({ call, chance, world, isOver, mayLeave }: Options): Promise<void> => {
  const pause = () => wait(chance.between(5, 60))

  const start = async ({ quizId }: QuizUnderTest): Promise<Attempt | undefined> => {
    let startKey: string = randomUUID()
    const once = (key: string) =>
      call('POST /api/quizzes/:quizId/attempts', { params: { quizId }, body: { startKey: key } })
    while (!isOver()) {
      const keys = [startKey]
      if (chance.happens(0.25)) keys.push(startKey)
      if (chance.happens(0.2)) keys.push(randomUUID())
      const tries = await Promise.allSettled(keys.map(once))
      const started = tries.find((one) => one.status === 'fulfilled')
      if (started !== undefined) return started.value
      const refusal = tries.map((one) => (one.status === 'rejected' ? one.reason : undefined))[0]
      if (refusal instanceof ProblemError && refusal.status < 500) return undefined
      if (chance.happens(0.1)) startKey = randomUUID()
      await pause()
    }
    return undefined
  }

  /** The attempt goes on on another phone; the older one may not have noticed. */
  const takeOver = async (older: Device): Promise<Device | undefined> => {
    const params = { attemptId: older.attemptId }
    const body = { deviceKey: randomUUID() }
    for (let tries = 0; tries < 5; tries++) {
      try {
        const attempt = await call('POST /api/attempts/:attemptId/takeover', { params, body })
        return createDevice(call, attempt, chance.happens(0.3) ? older.waiting() : [], chance)
      } catch (error) {
        if (error instanceof ProblemError && error.status < 500) return undefined
        await pause()
      }
    }
    return undefined
  }

  const handIn = async (device: Device) => {
    for (let tries = 0; tries < 60 && device.state() === 'open'; tries++) {
      const saving = chance.happens(0.3) ? device.flush() : undefined
      const second = chance.happens(0.2) ? device.submit() : undefined
      await device.submit()
      await Promise.all([saving, second])
      if (device.state() === 'open') await wait(chance.between(50, 400))
    }
  }

  const answer = async (attempt: Attempt): Promise<void> => {
    let device = createDevice(call, attempt, [], chance)
    const older: Device[] = []
    const background: Promise<unknown>[] = []
    const steps = 5 + chance.below(45)
    for (let step = 0; step < steps && device.state() === 'open' && !isOver(); step++) {
      const what = chance.next()
      if (what < 0.55) device.tap()
      else if (what < 0.75) await device.flush()
      else if (what < 0.8) background.push(device.flush())
      else if (what < 0.86) await device.scatter()
      else if (what < 0.9) await device.clash()
      else if (what < 0.94) await device.reload()
      else if (what < 0.97) {
        const newer = await takeOver(device)
        if (newer !== undefined) {
          older.push(device)
          device = newer
        }
      } else for (const old of older) background.push(old.scatter(), old.reload())
      if (chance.happens(0.6)) await pause()
    }
    await Promise.all(background)
    if (mayLeave() && chance.happens(0.25)) return
    // Past the end of time: answers that nobody may take any more, and the result that comes by itself.
    if (mayLeave() && chance.happens(0.1) && attempt.timeLimitSeconds < 10) await stayTooLong(device)
    else await handIn(device)
  }

  const stayTooLong = async (device: Device) => {
    for (let round = 0; round < 60 && device.state() === 'open' && !isOver(); round++) {
      device.tap()
      await device.flush()
      await wait(chance.between(100, 600))
    }
    const params = { attemptId: device.attemptId }
    await call('GET /api/attempts/:attemptId/result', { params }).catch(() => {})
  }

  const practise = async (): Promise<void> => {
    const tradeCode = chance.pick(world.tradeCodes)
    const body = { tradeCode, mode: chance.pick(['random', 'sequential'] as const), count: 5 as const }
    const round = await call('POST /api/practice/rounds', { body }).catch(() => undefined)
    for (const [slot, { question }] of round?.slots.entries() ?? []) {
      if (round === undefined || isOver()) return
      const params = { roundId: round.roundId, slot }
      const guesses = chance.happens(0.3) ? [1, 2] : [1]
      await Promise.allSettled(
        guesses.map(() => {
          const response = question.type === 'written' ? { text: '因为……' } : firm(guess(question, chance), question)
          return call('PUT /api/practice/rounds/:roundId/answers/:slot', { params, body: { response } })
        }),
      )
      await pause()
    }
  }
  /** Practice takes no empty answers: there is nothing to mark. */
  const firm = (response: ReturnType<typeof guess>, question: Parameters<typeof guess>[0]) => {
    let answered = response
    while (JSON.stringify(answered).match(/^\{\}$|"number":""/)) answered = guess(question, chance)
    return answered
  }

  while (!isOver()) {
    if (chance.happens(0.12)) await practise()
    else {
      const attempt = await start(chance.pick(world.quizzes))
      if (attempt !== undefined) await answer(attempt)
    }
    await pause()
  }
}
