import { NetworkError } from '@lianbing/contract/client'
import { call, queryClient } from '../../api/client.ts'
import { openOutbox, settled } from '../../outbox/outbox.ts'
import { createSender, type Sender } from '../../outbox/sender.ts'
import { useSender } from '../../outbox/use-sender.ts'
import { type Round, roundQuery } from './round-query.ts'

const markSlot = (roundId: string, slot: number, answered: Round['slots'][number]) =>
  queryClient.setQueryData(roundQuery(roundId).queryKey, (round) => {
    if (!round) return round
    const slots = round.slots.map((other, index) => (index === slot ? answered : other))
    const marked = slots.filter((other) => other.state === 'answered')
    return { ...round, slots, answered: marked.length, right: marked.filter(({ mark }) => mark === 'right').length }
  })

/** The outbox of a round: the first answer of a slot counts, and comes back with mark and key. */
export const useRoundSender = ({ roundId, slots }: Round): Sender | undefined =>
  useSender(roundId, (found) => {
    const marked = slots.flatMap(({ state }, slot) => (state === 'answered' ? [settled(slot)] : []))
    const sender = createSender({
      ...found,
      outbox: openOutbox(1, marked, found.kept),
      atMost: 1,
      gathers: false,
      send: (ops, options) =>
        Promise.all(
          ops.map(async ({ slot, response }) => {
            const params = { roundId, slot }
            const body = { response }
            const marked = await call('PUT /api/practice/rounds/:roundId/answers/:slot', { params, body }, options)
            // The page of a wireless network that wants to be signed in to answers everything with success.
            if (marked.state !== 'answered') throw new NetworkError('something else answered')
            markSlot(roundId, slot, marked)
            return settled(slot)
          }),
        ),
    })
    return { ...sender, wake: sender.retry }
  })
