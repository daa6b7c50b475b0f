import type { banks } from '@lianbing/contract'
import { and, eq, inArray, ne, sql } from 'drizzle-orm'
import type { Db, Tx } from '../../../db/client.ts'
import { person } from '../../../db/schema/accounts.ts'
import { bank, question, questionKey, questionVersion } from '../../../db/schema/banks.ts'
import { uuidV7 } from '../../../db/uuid.ts'
import type { BankScope } from '../../../http/session.ts'
import { inTrades } from '../scope-queries.ts'
import type { TextMarks } from '../text-marks.ts'

type QuestionText = banks.QuestionText

/** The trade of a question that the caller may see. */
export const findTradeOfQuestion = async (db: Db | Tx, scope: BankScope, questionId: string) => {
  const [row] = await db
    .select({ tradeCode: question.tradeCode })
    .from(question)
    .where(and(eq(question.id, questionId), ne(question.state, 'withdrawn'), inTrades(scope, question.tradeCode)))
  return row?.tradeCode
}

/** The question's row, which stays the caller's until the transaction ends. One that is withdrawn does not exist. */
export const lockQuestion = async (tx: Tx, questionId: string) => {
  const [row] = await tx
    .select({
      questionId: question.id,
      bankId: question.bankId,
      tradeCode: question.tradeCode,
      state: question.state,
      currentVersionId: question.currentVersionId,
    })
    .from(question)
    .where(and(eq(question.id, questionId), ne(question.state, 'withdrawn')))
    .for('update')
  return row
}

/** The version that waits to be published. */
export const findWaitingRow = async (db: Db | Tx, questionId: string) => {
  const [row] = await db
    .select({
      versionId: questionVersion.id,
      version: questionVersion.version,
      state: sql<'draft' | 'review'>`${questionVersion.state}`,
      createdBy: questionVersion.createdBy,
    })
    .from(questionVersion)
    .where(and(eq(questionVersion.questionId, questionId), ne(questionVersion.state, 'published')))
  return row
}

const columnsOf = (text: QuestionText, { searchText, sketch }: TextMarks) => {
  const { key: _, explanation: __, blanks = null, unit = null, ...rest } = text
  return { ...rest, blanks, unit, searchText, sketch }
}
/** A key that is still missing is JSON's null. */
const jsonKey = (key: QuestionText['key']) => sql`${JSON.stringify(key)}::jsonb`

type NewDraft = { questionId: string; bankId: string; tradeCode: string; personId: string; fingerprint: string }

/** Adds a question that was never published, with its first version and key; hands back the version's id. */
export const insertDraft = async (tx: Tx, draft: NewDraft, text: QuestionText, marks: TextMarks): Promise<string> => {
  const { personId, questionId, ...row } = draft
  await tx.insert(question).values({ id: questionId, state: 'draft', ...row })
  const versionId = await insertWaiting(tx, { questionId, version: 1, personId }, text, marks)
  await tx.update(question).set({ currentVersionId: versionId }).where(eq(question.id, questionId))
  return versionId
}

/** Adds the next version of a question, as a draft; hands back its id. */
export const insertWaiting = async (
  tx: Tx,
  { questionId, version, personId }: { questionId: string; version: number; personId: string },
  text: QuestionText,
  marks: TextMarks,
): Promise<string> => {
  const id = uuidV7()
  const row = { id, questionId, version, state: 'draft' as const, createdBy: personId }
  await tx.insert(questionVersion).values({ ...row, ...columnsOf(text, marks) })
  await tx.insert(questionKey).values({
    questionVersionId: id,
    version: 1,
    key: jsonKey(text.key),
    explanation: text.explanation,
    fingerprint: marks.keyFingerprint,
    reason: '',
    createdBy: personId,
  })
  return id
}

/** The number of the next version: one that was thrown away keeps its number, which the log speaks of. */
export const findNextNumber = async (tx: Tx, questionId: string): Promise<number> => {
  const { rows } = await tx.execute<{ next: number }>(sql`select 1 + greatest(
    (select max(version) from question_version where question_id = ${questionId}),
    (select max(version) from question_event where question_id = ${questionId})) as next`)
  return rows[0]?.next ?? 1
}

export const updateWaitingText = async (
  tx: Tx,
  { versionId, personId }: { versionId: string; personId: string },
  text: QuestionText,
  marks: TextMarks,
): Promise<void> => {
  await tx.update(questionVersion).set(columnsOf(text, marks)).where(eq(questionVersion.id, versionId))
  const { explanation } = text
  await tx
    .update(questionKey)
    .set({ key: jsonKey(text.key), explanation, fingerprint: marks.keyFingerprint, createdBy: personId })
    .where(eq(questionKey.questionVersionId, versionId))
}

export const setWaitingState = async (tx: Tx, versionId: string, state: 'draft' | 'review'): Promise<void> => {
  await tx.update(questionVersion).set({ state }).where(eq(questionVersion.id, versionId))
}

/** Throws away a version that was never published. */
export const deleteWaiting = async (tx: Tx, versionId: string): Promise<void> => {
  await tx.delete(questionKey).where(eq(questionKey.questionVersionId, versionId))
  await tx.delete(questionVersion).where(eq(questionVersion.id, versionId))
}

type QuestionChange = Partial<Pick<typeof question.$inferSelect, 'state' | 'fingerprint' | 'currentVersionId'>>

export const updateQuestion = async (tx: Tx, questionId: string, change: QuestionChange): Promise<void> => {
  await tx.update(question).set(change).where(eq(question.id, questionId))
}

/** From here on the version never changes. */
export const publishVersion = async (
  tx: Tx,
  versionId: string,
  { reviewer, author }: { reviewer: string; author: string | null },
): Promise<void> => {
  await tx
    .update(questionVersion)
    .set({ state: 'published', reviewer, author })
    .where(eq(questionVersion.id, versionId))
}

/** By its row draws notice that something has changed. */
export const touchBankOf = async (tx: Tx, bankId: string): Promise<void> => {
  await tx.update(bank).set({ updatedAt: sql`now()` }).where(eq(bank.id, bankId))
}

/** Another question of the trade with this fingerprint. */
export const findSameQuestion = async (db: Db | Tx, tradeCode: string, fingerprint: string, but: string) => {
  const [row] = await db
    .select({ questionId: question.id, stem: questionVersion.stem })
    .from(question)
    .innerJoin(questionVersion, eq(questionVersion.id, question.currentVersionId))
    .where(
      and(
        eq(question.tradeCode, tradeCode),
        inArray(question.fingerprint, [fingerprint, `draft:${fingerprint}`]),
        ne(question.state, 'withdrawn'),
        ne(question.id, but),
      ),
    )
    .limit(1)
  return row
}

/** Whether somebody beside these people looks after the banks of the trade. */
export const hasOtherReviewer = async (db: Db | Tx, tradeCode: string, people: readonly string[]): Promise<boolean> => {
  const { rows } = await db.execute(sql`
    select from role_grant g join organisation o on o.id = g.organisation_id join ${person} p on p.id = g.person_id
    where o.parent_id is null and p.disabled_at is null and p.deleted_at is null
      and not (p.id = any(${sql.param([...people])}::uuid[]))
      and (g.role in ('owner', 'admin')
        or (g.role = 'expert' and (g.trade_codes is null or ${tradeCode} = any(g.trade_codes)))) limit 1`)
  return rows.length > 0
}

export const findBank = async (db: Db | Tx, scope: BankScope, bankId: string) => {
  const [row] = await db
    .select({ bankId: bank.id, name: bank.name, tradeCode: bank.tradeCode })
    .from(bank)
    .where(and(eq(bank.id, bankId), inTrades(scope, bank.tradeCode)))
  return row
}

/** Which of these pictures are kept. */
export const findKnownPictures = async (db: Db | Tx, hashes: readonly string[]): Promise<Set<string>> => {
  const { rows } = await db.execute<{ hash: string }>(
    sql`select hash from media where hash = any(${sql.param([...hashes])}::text[])`,
  )
  return new Set(rows.map(({ hash }) => hash))
}

export const getVersionNumber = async (db: Db | Tx, versionId: string): Promise<number> => {
  const [row] = await db
    .select({ version: questionVersion.version })
    .from(questionVersion)
    .where(eq(questionVersion.id, versionId))
  return row?.version ?? 1
}
