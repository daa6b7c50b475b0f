import { createHash } from 'node:crypto'
import { BankFileError } from '@lianbing/bank-formats'
import { readPictureInChild } from '@lianbing/bank-formats/child'
import { ProblemError } from '@lianbing/contract'
import { type Db, withTx } from '../../db/client.ts'
import { findBankScope, type Principal } from '../../http/session.ts'
import { countPicture } from '../accounts/count-tries.ts'
import { createTurns } from '../accounts/turns.ts'
import { insertPictures } from './media-queries.ts'

/** A process takes a core for a second; sixty people who wait for theirs have waited long enough. */
const inTurn = createTurns(1, 60)

/** Keeps a picture for a question: upright, without what a camera tells beside it. */
export const uploadPicture = async (
  db: Db,
  principal: Principal,
  { bytes, readerScript }: { bytes: Uint8Array; readerScript: string },
) => {
  const { personId } = principal
  await withTx(db, (tx) => countPicture(tx, personId, findBankScope(principal) !== undefined))
  const picture = await inTurn(() => readPictureInChild(bytes, { childScript: readerScript })).catch(
    (error: unknown) => {
      if (!(error instanceof BankFileError)) throw error
      throw new ProblemError('picture.unfit', { errors: [{ pointer: '/body/file', message: error.code }] })
    },
  )
  // The process that read a stranger's picture may have become hostile itself.
  if (createHash('sha256').update(picture.bytes).digest('hex') !== picture.hash) throw new ProblemError('picture.unfit')
  await withTx(db, (tx) => insertPictures(tx, [picture], personId))
  const { hash, width, height } = picture
  return { hash, width, height }
}
