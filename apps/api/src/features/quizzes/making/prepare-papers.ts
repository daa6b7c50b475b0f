import { type Db, withTx } from '../../../db/client.ts'
import { makePaper } from '../make-paper.ts'
import { getQuizVersion } from '../quiz-queries.ts'
import {
  countReady,
  deleteUnused,
  findToPrepare,
  insertPrepared,
  type ToPrepare,
  tryLockPreparing,
} from './prepared-queries.ts'

/** A pass comes every 3 s: 2,000 papers are ready within four minutes, and no pass holds up the server. */
const papersPerPass = 25

const prepareFor = async (db: Db, wanted: ToPrepare): Promise<void> => {
  const { blueprint } = await getQuizVersion(db, wanted.quizVersionId)
  // Each person's unseen questions are others: such a paper is drawn at the start.
  if (blueprint.unseenFirst) return
  await withTx(db, async (tx) => {
    if (!(await tryLockPreparing(tx, wanted.openingId))) return
    let paper = await makePaper(tx, blueprint)
    const missing = wanted.prepared - (await countReady(tx, wanted, paper.stamp))
    for (let made = 0; made < Math.min(missing, papersPerPass); made++) {
      await insertPrepared(tx, wanted, paper)
      paper = await makePaper(tx, blueprint)
    }
  })
}

/** Has papers lie ready for the openings of the next minutes, where their makers wish so. */
export const preparePapers = async (db: Db): Promise<void> => {
  for (const wanted of await findToPrepare(db)) await prepareFor(db, wanted)
  await deleteUnused(db)
}
