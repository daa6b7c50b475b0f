import { ProblemError } from '@lianbing/contract'
import { isAnswered, markBy, type Response, responseFits, toOwn } from '@lianbing/scoring'
import { type Db, withTx } from '../../db/client.ts'
import type { PaperSlot } from '../../db/schema/practice.ts'
import { findKeys, findVersions, type StoredVersion } from '../banks/question-queries.ts'
import { addRoundAnswerFact } from '../participation/fact-queries.ts'
import { advancePlace, findAnswer, getRoundRow, insertAnswer } from './queries.ts'
import { answeredView } from './round-view.ts'

/** Whether the answer can be one to this question as it was shown. */
const fitsSlot = (version: Pick<StoredVersion, 'type' | 'blanks'>, slot: PaperSlot, response: Response) =>
  responseFits(
    {
      type: version.type,
      optionIds: slot.options.map(([shown]) => shown),
      targetIds: slot.targets.map(([shown]) => shown),
      ...(version.blanks === undefined ? {} : { blanks: version.blanks }),
    },
    response,
  )

type Answer = { roundId: string; slot: number; response: Response }

/**
 * Marks an answer. The first answer of a slot counts: a repeated or second one gets back what is stored. Answer, fact
 * and saved place change in one transaction.
 */
export const answerSlot = async (db: Db, personId: string, { roundId, slot, response }: Answer, timeZone: string) => {
  const row = await getRoundRow(db, personId, roundId)
  const paperSlot = row.paper[slot]
  if (paperSlot === undefined) throw new ProblemError('slot.unknown')
  const { questionVersionId } = paperSlot
  const version = (await findVersions(db, [questionVersionId])).get(questionVersionId)
  const current = (await findKeys(db, [questionVersionId])).get(questionVersionId)
  if (version === undefined || current === undefined) throw new Error(`The version ${questionVersionId} has no key.`)
  if (!isAnswered(response) || !fitsSlot(version, paperSlot, response))
    throw new ProblemError('response.unfit', {
      errors: [{ pointer: '/body/response', message: `an answer to a ${version.type} question` }],
    })
  const right = markBy(current, toOwn(paperSlot, response)) === 'right'

  const stored = await withTx(db, async (tx) => {
    const first = await insertAnswer(tx, { roundId, slot, response, right, keyVersion: current.version })
    if (!first) return findAnswer(tx, roundId, slot)
    const { organisationPath, tradeCode, level, language } = row
    await addRoundAnswerFact(tx, { roundId, personId, organisationPath, tradeCode, right, timeZone })
    if (row.mode === 'sequential')
      await advancePlace(tx, { personId, tradeCode, level: level ?? 0, language }, version.position)
    return { slot, response, right }
  })
  if (stored === undefined) throw new Error('An answer that was there is gone.')
  return answeredView(version, paperSlot, current, stored)
}
