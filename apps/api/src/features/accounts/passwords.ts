import { randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { createTurns } from './turns.ts'

/** Argon2id at the OWASP minimum: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
/** Two at a time: hashing may fill both cores of a small machine, but never its queue of threads. */
const inTurn = createTurns(2)

/** The same password from a Chinese keyboard, which types full-width letters, and from another system. */
const plain = (password: string) => password.normalize('NFKC')

export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(plain(password), cost))

/** Stands in where there is no hash, so that an unknown name costs the same time as a wrong password. */
let nobodysHash: Promise<string> | undefined

export const verifyPassword = async (passwordHash: string | null | undefined, password: string): Promise<boolean> => {
  nobodysHash ??= hashPassword(randomBytes(24).toString('base64url'))
  const nobodys = await nobodysHash
  const matches = await inTurn(() => verify(passwordHash ?? nobodys, plain(password)))
  return matches && passwordHash !== null && passwordHash !== undefined
}
