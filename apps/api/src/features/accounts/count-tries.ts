import { ProblemError } from '@lianbing/contract'
import { type Db, type Tx, withTx } from '../../db/client.ts'
import { forgive, insertFailure, lockSubject, readFailures } from './failure-queries.ts'
import { networkOf } from './network-of.ts'
import type { SignInName } from './sign-in-name.ts'
import { createTurns } from './turns.ts'
import {
  accountPolicy,
  addressPolicy,
  joinCodePolicy,
  officePicturePolicy,
  picturePolicy,
  registrationPolicy,
  type WaitPolicy,
  waitFor,
} from './wait-for.ts'

/** Who tries, and from which address. */
export type Trier = { name: SignInName; address: string }

/** A try holds its turn from the count to the verdict, so that tries sent at once cannot slip past the count. */
const inTurn = createTurns(2, 500)

const admit = async (
  tx: Tx,
  subject: string,
  policy: WaitPolicy,
  code: 'session.too_many_failures' | 'request.rate_limited',
) => {
  await lockSubject(tx, subject)
  const failures = await readFailures(tx, subject, policy.windowSeconds)
  const retryAfterSeconds = waitFor(policy, failures)
  if (retryAfterSeconds > 0) throw new ProblemError(code, { retryAfterSeconds })
  return failures
}

/**
 * Checks a secret of an account, slowed by the failures of the account and of the address. A try counts as a failure
 * until it has succeeded: tries at the same moment, on any instance, see each other. An address is charged once for an
 * account that keeps failing, which its own count slows already.
 */
export const countTry = <T>(db: Db, trier: Trier, check: () => Promise<T | undefined>): Promise<T | undefined> =>
  inTurn(async () => {
    const account = `account:${trier.name}`
    const address = `address:${networkOf(trier.address)}`
    const charged = await withTx(db, async (tx) => {
      const before = await admit(tx, account, accountPolicy, 'session.too_many_failures')
      await admit(tx, address, addressPolicy, 'session.too_many_failures')
      const ids = [await insertFailure(tx, account)]
      if (before.count === 0) ids.push(await insertFailure(tx, address))
      return ids
    })
    const result = await check()
    if (result !== undefined) await forgive(db, account, charged)
    return result
  })

/** Looks up a join code; addresses that ask for many that do not exist wait. */
export const countJoinCodeTry = <T>(db: Db, address: string, find: (tx: Tx) => Promise<T | undefined>): Promise<T> =>
  withTx(db, async (tx) => {
    const subject = `join:${networkOf(address)}`
    await admit(tx, subject, joinCodePolicy, 'request.rate_limited')
    const found = await find(tx)
    if (found === undefined) await insertFailure(tx, subject)
    return found
  }).then((found) => {
    if (found === undefined) throw new ProblemError('join_code.unknown')
    return found
  })

/** Counts a registration of this address, or says how long to wait. */
export const countRegistration = async (tx: Tx, address: string): Promise<void> => {
  const subject = `register:${networkOf(address)}`
  await admit(tx, subject, registrationPolicy, 'request.rate_limited')
  await insertFailure(tx, subject)
}

/** Counts a picture that a person sends, or says how long to wait. */
export const countPicture = async (tx: Tx, personId: string, forBanks: boolean): Promise<void> => {
  const subject = `picture:${personId}`
  await admit(tx, subject, forBanks ? officePicturePolicy : picturePolicy, 'request.rate_limited')
  await insertFailure(tx, subject)
}
