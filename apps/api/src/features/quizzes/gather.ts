import { ProblemError } from '@lianbing/contract'

type Gathering<Item, Reply> = {
  /** Lots under way at once. */
  lotsAtOnce: number
  /** How many of those that wait go out together next: one or more. */
  lotOf: (waiting: readonly Item[]) => number
  /** Past so many the caller is told to come again. */
  longestQueue?: number
  /** The id of the attempt: two of one attempt share no lot. */
  attemptOf: (item: Item) => string
  mayShare: (item: Item) => boolean
  /** Replies in the order of the items; undefined for one that has to go alone. */
  sendTogether: (items: readonly Item[]) => Promise<readonly (Reply | undefined)[]>
  sendAlone: (item: Item) => Promise<Reply>
}

/**
 * What arrives while others are on their way shares the next lot. Nothing is promised that an item by itself does not
 * promise: each gets its own reply, after the commit. Whatever goes wrong with a lot sends each of it on its way alone.
 */
export const gather = <Item, Reply>(of: Gathering<Item, Reply>) => {
  type Waiting = { item: Item; tell: (reply: Reply) => void; fail: (error: unknown) => void }
  const waiting: Waiting[] = []
  const attempts = new Set<string>()
  let underWay = 0
  let isDue = false

  /** The same for every spelling of an id. */
  const nameOf = (item: Item) => of.attemptOf(item).toLowerCase()
  const sendAlone = ({ item, tell, fail }: Waiting) => void of.sendAlone(item).then(tell, fail)
  const sendLot = async (lot: readonly Waiting[]) => {
    const replies = await of.sendTogether(lot.map(({ item }) => item)).catch((): undefined[] => [])
    for (const [index, one] of lot.entries()) {
      attempts.delete(nameOf(one.item))
      const reply = replies[index]
      if (reply === undefined) sendAlone(one)
      else one.tell(reply)
    }
    underWay--
    sendOut()
  }
  const sendOut = () => {
    isDue = false
    while (underWay < of.lotsAtOnce && waiting.length > 0) {
      underWay++
      const size = of.lotOf(waiting.map(({ item }) => item))
      void sendLot(waiting.splice(0, size))
    }
  }
  return (item: Item): Promise<Reply> =>
    new Promise((tell, fail) => {
      const one = { item, tell, fail }
      // The second of one attempt would find its lock taken by the first.
      if (attempts.has(nameOf(item)) || !of.mayShare(item)) return sendAlone(one)
      if (waiting.length >= (of.longestQueue ?? Number.POSITIVE_INFINITY))
        return fail(new ProblemError('server.busy', { retryAfterSeconds: 5 }))
      attempts.add(nameOf(item))
      waiting.push(one)
      if (isDue) return
      isDue = true
      // After whatever else has arrived with it has been read.
      setImmediate(sendOut)
    })
}
