import { type Language, ProblemError, type practice } from '@lianbing/contract'
import { drawRound } from '@lianbing/scoring'
import type { z } from 'zod'
import { type Db, type Tx, withTx } from '../../db/client.ts'
import { uuidV7 } from '../../db/uuid.ts'
import type { Principal } from '../../http/session.ts'
import { drawCandidates } from '../banks/draw-queries.ts'
import { freezeVersions, secureRandom } from '../banks/freeze-versions.ts'
import { findVersions } from '../banks/question-queries.ts'
import { tradeExists } from '../trades/queries.ts'
import {
  findAnswers,
  findNextVersions,
  findPlace,
  findStillPublished,
  getRoundRow,
  insertRound,
  resetPlace,
} from './queries.ts'
import { roundView } from './round-view.ts'

type Wish = z.output<(typeof practice.startRound)['body']>
type Drawn = { tradeCode: string; level: number | null; language: Language; versionIds: string[] }

/** From the saved place on; after the last question it begins again. */
const drawSequential = async (tx: Tx, personId: string, wish: Omit<Drawn, 'versionIds'>, count: number) => {
  const place = { personId, tradeCode: wish.tradeCode, level: wish.level ?? 0, language: wish.language }
  const next = await findNextVersions(tx, place, (await findPlace(tx, place)) ?? 0, count)
  if (next.length > 0) return next
  await resetPlace(tx, place)
  return findNextVersions(tx, place, 0, count)
}

const drawMistakes = async (tx: Tx, personId: string, roundId: string): Promise<Drawn> => {
  const row = await getRoundRow(tx, personId, roundId)
  const versions = await findVersions(
    tx,
    row.paper.map((slot) => slot.questionVersionId),
  )
  // A written answer is neither right nor wrong before a person has marked it.
  const isMarked = (slot: number) => versions.get(row.paper[slot]?.questionVersionId ?? '')?.type !== 'written'
  const wrong = (await findAnswers(tx, roundId)).filter((answer) => !answer.right && isMarked(answer.slot))
  const ids = wrong.flatMap((answer) => row.paper[answer.slot]?.questionVersionId ?? [])
  const published = await findStillPublished(tx, ids)
  const versionIds = ids.filter((id) => published.has(id))
  return { tradeCode: row.tradeCode, level: row.level, language: row.language, versionIds }
}

const draw = async (tx: Tx, personId: string, wish: Wish): Promise<Drawn> => {
  if (wish.mode === 'mistakes') return drawMistakes(tx, personId, wish.roundId)
  if (!(await tradeExists(tx, wish.tradeCode))) throw new ProblemError('trade.unknown')
  const choice = { tradeCode: wish.tradeCode, level: wish.level ?? null, language: wish.language ?? 'zh-CN' } as const
  const versionIds =
    wish.mode === 'sequential'
      ? await drawSequential(tx, personId, choice, wish.count)
      : drawRound(await drawCandidates(tx, choice), wish.count, secureRandom)
  return { ...choice, versionIds }
}

/** Draws a round and freezes it: its questions and the order of their options stay, on every device. */
export const startRound = (db: Db, principal: Principal, wish: Wish): Promise<practice.Round> =>
  withTx(db, async (tx) => {
    const { versionIds, ...choice } = await draw(tx, principal.personId, wish)
    if (versionIds.length === 0) throw new ProblemError('round.no_questions')
    const versions = await findVersions(tx, versionIds)
    const row = await insertRound(tx, {
      id: uuidV7(),
      personId: principal.personId,
      organisationPath: principal.organisationPath,
      ...choice,
      mode: wish.mode,
      paper: freezeVersions(versionIds, versions),
    })
    return roundView(tx, row, [])
  })
