import { language, type QuestionDraft } from '@lianbing/contract'
import type { Tx } from '../../../db/client.ts'
import type { BankScope } from '../../../http/session.ts'
import { openMergedRemarks } from '../../quizzes/remarks/open-merged-remarks.ts'
import type { DraftTarget } from '../add-drafts.ts'
import { lockTradeForDrafts, touchBank } from '../draft-queries.ts'
import { groupDrafts } from '../group-drafts.ts'
import { insertMergedKeys, insertMergedQuestions, insertMergedVersions, setMergedHeads } from './merge-writes.ts'
import { mergedRows, type Taken } from './merged-rows.ts'
import { type PackageDraft, sortPackage } from './sort-package.ts'

/** A statement of so many questions takes about 50 ms. */
const batchSize = 200

/**
 * Takes the questions of a package that say who they are: one that the trade has not keeps its id and its history; one
 * that it has gets what is newer, where somebody agreed (`replaces`). What both sides changed, and what the trade has
 * under another id, is left to those who add drafts. Attempts that were asked a version whose key is another one now wait
 * for somebody's word, in a re-mark. Asked again it changes nothing.
 */
export const mergePackageIn = async (
  tx: Tx,
  scope: BankScope,
  target: DraftTarget,
  drafts: readonly PackageDraft[],
): Promise<{ left: PackageDraft[]; added: number; updated: number }> => {
  if (!drafts.some(({ identity }) => identity)) return { left: [...drafts], added: 0, updated: 0 }
  const { tradeCode, bankName, level = null, source = null, licence = null, importId = null, actorId = null } = target
  await lockTradeForDrafts(tx, tradeCode)
  const { taken, left } = await sortPackage(tx, tradeCode, drafts)
  const groupOf = await groupDrafts(tx, tradeCode, drafts)
  const filled = (draft: QuestionDraft) => ({ ...draft, level: draft.level ?? level, source: draft.source ?? source })
  const write = async (some: readonly Taken[], bankId?: string) => {
    for (let start = 0; start < some.length; start += batchSize) {
      const rows = mergedRows(some.slice(start, start + batchSize), filled, groupOf)
      if (bankId !== undefined) await insertMergedQuestions(tx, { bankId, tradeCode, importId }, rows.questions)
      await insertMergedVersions(tx, actorId, rows.versions)
      await insertMergedKeys(tx, actorId, rows.keys)
      await setMergedHeads(tx, { actorId, importId }, rows.heads)
      if (bankId === undefined) await openMergedRemarks(tx, scope, actorId, rows.keys)
    }
  }
  const fresh = taken.filter(({ isNew }) => isNew)
  for (const spoken of language.options) {
    const spokenIn = fresh.filter(({ one }) => one.draft.language === spoken)
    if (spokenIn.length === 0) continue
    await write(spokenIn, await touchBank(tx, { name: bankName, tradeCode, language: spoken, source, licence }))
  }
  const known = taken.filter(({ isNew }) => !isNew)
  await write(known)
  return { left, added: fresh.length, updated: known.length }
}
