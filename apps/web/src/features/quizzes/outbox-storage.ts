import { forget, recall, recallAll, remember } from '../../api/device-storage.ts'
import type { KeptOp } from './outbox.ts'

/**
 * Where waiting answers are kept on this device, by person and attempt. `durable` is false where the browser keeps
 * nothing over a reload, and the page says so.
 */
export type OutboxStorage = {
  durable: boolean
  load: () => Promise<KeptOp[]>
  keep: (op: KeptOp) => Promise<void>
  /** Removes the op of a slot, unless a newer one has taken its place. */
  drop: (op: Pick<KeptOp, 'slot' | 'epoch' | 'seq'>) => Promise<void>
}

const storeName = 'answers'

const openDatabase = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open('lianbing', 1)
    request.onupgradeneeded = () => request.result.createObjectStore(storeName)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
    // Another tab of an older page holds it: the fallback below is better than waiting.
    request.onblocked = () => reject(new Error('blocked'))
  })

const isSame = (a: Pick<KeptOp, 'epoch' | 'seq'>, b: Pick<KeptOp, 'epoch' | 'seq'>) =>
  a.epoch === b.epoch && a.seq === b.seq

const inDatabase = (database: IDBDatabase, prefix: string): OutboxStorage => {
  const run = <T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T> | undefined): Promise<T> =>
    new Promise((resolve, reject) => {
      // Strict: "on this phone" is said only after the bytes are down.
      const transaction = database.transaction(storeName, mode, { durability: 'strict' })
      const request = work(transaction.objectStore(storeName))
      transaction.oncomplete = () => resolve(request?.result as T)
      transaction.onerror = () => reject(transaction.error)
      transaction.onabort = () => reject(transaction.error)
    })
  return {
    durable: true,
    load: () => run('readonly', (store) => store.getAll(IDBKeyRange.bound(`${prefix}/`, `${prefix}/\uffff`))),
    keep: async (op) => void (await run('readwrite', (store) => store.put(op, `${prefix}/${op.slot}`))),
    drop: async (op) => {
      await run('readwrite', (store) => {
        const read: IDBRequest<KeptOp | undefined> = store.get(`${prefix}/${op.slot}`)
        read.onsuccess = () => {
          if (read.result && isSame(read.result, op)) store.delete(`${prefix}/${op.slot}`)
        }
        return undefined
      })
    },
  }
}

const storesText = (): boolean => {
  try {
    localStorage.setItem('lianbing.probe', '1')
    localStorage.removeItem('lianbing.probe')
    return true
  } catch {
    return false
  }
}

/** Local storage where there is one, else memory: `recall` falls back by itself. */
const inText = (name: string): OutboxStorage => {
  const read = () => (recall(name) as KeptOp[] | undefined) ?? []
  return {
    durable: storesText(),
    load: async () => read(),
    keep: async (op) => remember(name, [...read().filter(({ slot }) => slot !== op.slot), op]),
    drop: async (op) => {
      const rest = read().filter((other) => other.slot !== op.slot || !isSame(other, op))
      if (rest.length === 0) forget(name)
      else remember(name, rest)
    },
  }
}

export const openOutboxStorage = async (personId: string, attemptId: string): Promise<OutboxStorage> => {
  const prefix = `${personId}/${attemptId}`
  try {
    return inDatabase(await openDatabase(), prefix)
  } catch {
    return inText(`answers/${prefix}`)
  }
}

/** How many answers of all attempts of a person this device still keeps for the server. */
export const countKept = async (personId: string): Promise<number> => {
  const inTexts = recallAll(`answers/${personId}/`).flatMap((kept) => kept as KeptOp[]).length
  try {
    const transaction = (await openDatabase()).transaction(storeName, 'readonly')
    const request = transaction.objectStore(storeName).count(IDBKeyRange.bound(`${personId}/`, `${personId}/\uffff`))
    const inTable = await new Promise<number>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
    return inTable + inTexts
  } catch {
    return inTexts
  }
}
