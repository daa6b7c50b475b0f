import { countOlder, dropOlder, forgetOlder, olderAnswers } from './older-answers.ts'
import { isNewer, type KeptOp } from './outbox.ts'

/** Where the answers of one attempt or round wait on this device, by person. */
export type AnswerStore = {
  /** `refuses`: the browser keeps nothing; answers then last as long as the page, and the page says so. */
  load: () => Promise<{ kept: KeptOp[]; refuses: boolean }>
  keep: (op: KeptOp) => Promise<void>
  /** Removes the op of a slot, unless a newer one has taken its place. */
  drop: (op: Pick<KeptOp, 'slot' | 'epoch' | 'seq'>) => Promise<void>
}

const storeName = 'answers'
/** Some browsers never answer: a page that opens without its store is better than one that does not open. */
const patienceMs = 3_000

const openDatabase = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open('lianbing', 1)
    request.onupgradeneeded = () => request.result.createObjectStore(storeName)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
    request.onblocked = () => reject(new Error('blocked'))
    setTimeout(() => reject(new Error('no answer')), patienceMs)
  })

let connection: Promise<IDBDatabase> | undefined
const connect = (): Promise<IDBDatabase> => {
  const mine = openDatabase()
  connection = mine
  const forgetMine = () => {
    if (connection === mine) connection = undefined
  }
  mine.then((database) => {
    database.onclose = forgetMine
  }, forgetMine)
  return mine
}

type Work<T> = (store: IDBObjectStore) => IDBRequest<T> | undefined

const runOn = <T>(database: IDBDatabase, mode: IDBTransactionMode, work: Work<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    // Strict: "on this phone" is said only after the bytes are down.
    const transaction = database.transaction(storeName, mode, { durability: 'strict' })
    const request = work(transaction.objectStore(storeName))
    transaction.oncomplete = () => resolve(request?.result as T)
    transaction.onabort = () => reject(transaction.error)
  })

export const run = async <T>(mode: IDBTransactionMode, work: Work<T>): Promise<T> => {
  try {
    return await runOn(await (connection ?? connect()), mode, work)
  } catch (error) {
    // Phones close databases of pages in the background; a new connection works.
    if (!(error instanceof DOMException) || error.name !== 'InvalidStateError') throw error
    return runOn(await connect(), mode, work)
  }
}

/** The keys of all that a person keeps, or of what they keep for one attempt or round. */
export const below = (prefix: string) => IDBKeyRange.bound(`${prefix}/`, `${prefix}/\uffff`)

export const openAnswerStore = (personId: string, paperId: string): AnswerStore => {
  const prefix = `${personId}/${paperId}`
  const keyOf = ({ slot }: Pick<KeptOp, 'slot'>) => `${prefix}/${slot}`
  return {
    load: async () => {
      const older = olderAnswers(personId, paperId)
      try {
        if (older.length > 0) {
          await run('readwrite', (store) => {
            // What has been written here since is newer.
            for (const op of older) store.add(op, keyOf(op)).onerror = (event) => event.preventDefault()
            return undefined
          })
          forgetOlder(personId, paperId)
        }
        return { kept: await run('readonly', (store) => store.getAll(below(prefix))), refuses: false }
      } catch {
        return { kept: older, refuses: true }
      }
    },
    keep: async (op) => void (await run('readwrite', (store) => store.put(op, keyOf(op)))),
    drop: async (op) => {
      dropOlder(personId, paperId, op.slot)
      await run('readwrite', (store) => {
        const read: IDBRequest<KeptOp | undefined> = store.get(keyOf(op))
        read.onsuccess = () => {
          if (read.result && !isNewer(read.result, op)) store.delete(keyOf(op))
        }
        return undefined
      })
    },
  }
}

/** How many answers of all attempts and rounds of a person this device still keeps for the server. */
export const countKept = async (personId: string): Promise<number> => {
  const kept = await run('readonly', (store) => store.count(below(personId))).catch(() => 0)
  return kept + countOlder(personId)
}
