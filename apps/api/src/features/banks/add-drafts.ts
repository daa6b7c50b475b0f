import { language, type QuestionDraft } from '@lianbing/contract'
import { type Db, type Tx, withTx } from '../../db/client.ts'
import { uuidV7 } from '../../db/uuid.ts'
import { findRivals } from './conflicts/find-rivals.ts'
import { insertRivals } from './conflicts/rival-queries.ts'
import { analyzeQuestions, insertQuestions, lockTradeForDrafts, touchBank } from './draft-queries.ts'
import { findNewDrafts, fingerprintDrafts, type MarkedDraft } from './fingerprint-drafts.ts'
import { groupDrafts } from './group-drafts.ts'
import { replaceVersions } from './replace-versions.ts'

export type DraftTarget = {
  tradeCode: string
  bankName: string
  /** For drafts that say nothing of it themselves. */
  level?: number | null | undefined
  source?: string | null | undefined
  licence?: string | null | undefined
  importId?: string | undefined
  actorId?: string | undefined
}

/** A statement of so many questions takes about 50 ms, and some seconds where an index has just to be put in order. */
const batchSize = 200

/**
 * Adds the drafts to the trade's bank of that name, one bank for each language that occurs. A question that the trade
 * has already, in whatever bank, adds nothing; where its key is another one, that is kept beside it as a conflict. Hands
 * back how many were added, how many became the next version of a question, and how many contradict the bank; `tell` hears meanwhile how far it is.
 */
export const addDraftsIn = async (
  tx: Tx,
  target: DraftTarget,
  drafts: readonly MarkedDraft[],
  tell: (share: number) => void = () => {},
): Promise<{ added: number; replaced: number; conflicts: number }> => {
  const { tradeCode, bankName, level = null, source = null, licence = null, importId = null, actorId = null } = target
  await lockTradeForDrafts(tx, tradeCode)
  const filled = (draft: QuestionDraft) => ({ ...draft, level: draft.level ?? level, source: draft.source ?? source })
  const unknown = await findNewDrafts(tx, tradeCode, drafts)
  const replaced = await replaceVersions(tx, { tradeCode, actorId, importId }, unknown, filled)
  const fresh = unknown.filter((one) => !replaced.has(one))
  const groupOf = await groupDrafts(tx, tradeCode, drafts)
  for (const spoken of language.options) {
    const spokenIn = fresh.filter(({ draft }) => draft.language === spoken)
    if (spokenIn.length === 0) continue
    const bankId = await touchBank(tx, { name: bankName, tradeCode, language: spoken, source, licence })
    for (let start = 0; start < spokenIn.length; start += batchSize) {
      const rows = spokenIn.slice(start, start + batchSize).map(({ draft, at: _, replaces: __, ...marks }) => ({
        questionId: uuidV7(),
        versionId: uuidV7(),
        ...marks,
        groupId: groupOf(draft),
        draft: filled(draft),
      }))
      await insertQuestions(tx, { bankId, tradeCode, reason: 'import', importId, actorId }, rows)
      tell((start + rows.length) / spokenIn.length)
    }
  }
  const rivals = await findRivals(tx, { tradeCode, source, importId }, drafts)
  const conflicts = rivals.length === 0 ? 0 : await insertRivals(tx, rivals)
  return { added: fresh.length, replaced: replaced.size, conflicts }
}

/** From here on old statistics mislead; fewer rows are left to autovacuum. */
const bulk = 500

/** After a commit: statistics anew where many questions came. The questions stand, whatever becomes of this. */
export const afterAdding = async (db: Db, added: number): Promise<void> => {
  if (added >= bulk) await analyzeQuestions(db).catch(() => undefined)
}

/** `addDraftsIn` in a transaction of its own. */
export const addDrafts = async (db: Db, target: DraftTarget, drafts: readonly QuestionDraft[]): Promise<number> => {
  const marked = await fingerprintDrafts(drafts)
  const { added } = await withTx(db, (tx) => addDraftsIn(tx, target, marked))
  await afterAdding(db, added)
  return added
}
