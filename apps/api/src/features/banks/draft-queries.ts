import type { Language, QuestionDraft } from '@lianbing/contract'
import { sql } from 'drizzle-orm'
import { type Db, runNamed, type Tx } from '../../db/client.ts'
import { bank } from '../../db/schema/banks.ts'
import { uuidV7 } from '../../db/uuid.ts'
import type { VersionMarks } from './version-marks.ts'

/** One import at a time into a trade: two of the same file would otherwise both find its questions unknown. */
export const lockTradeForDrafts = async (tx: Tx, tradeCode: string): Promise<void> => {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`bank of ${tradeCode}`}, 0))`)
}

const knownStatement = {
  name: 'known fingerprints',
  text: `select fingerprint from question where trade_code = $1 and fingerprint = any($2::text[])
         and state <> 'withdrawn'`,
}

/** Which of these fingerprints the trade has already, in whatever bank and state; what was withdrawn is gone. */
export const findKnownFingerprints = async (
  db: Db | Tx,
  tradeCode: string,
  fingerprints: readonly string[],
): Promise<Set<string>> => {
  const rows = await runNamed<{ fingerprint: string }>(db, knownStatement, [tradeCode, fingerprints])
  return new Set(rows.map((row) => row.fingerprint))
}

const groupsStatement = {
  name: 'known groups',
  text: `select fingerprint, group_id as "groupId" from question
         where trade_code = $1 and fingerprint = any($2::text[]) and group_id is not null`,
}

/** The cases that these questions belong to, of those that the trade has already. */
export const findKnownGroups = async (
  tx: Tx,
  tradeCode: string,
  fingerprints: readonly string[],
): Promise<Map<string, string>> => {
  const values = [tradeCode, fingerprints]
  const rows = await runNamed<{ fingerprint: string; groupId: string }>(tx, groupsStatement, values)
  return new Map(rows.map((row) => [row.fingerprint, row.groupId]))
}

type BankName = { name: string; tradeCode: string; language: Language; source: string | null; licence: string | null }

/** The bank of this name, made where it is new; what an earlier import said of its source and licence stays. */
export const touchBank = async (tx: Tx, row: BankName): Promise<string> => {
  const [kept] = await tx
    .insert(bank)
    .values({ id: uuidV7(), ...row })
    .onConflictDoUpdate({
      target: [bank.tradeCode, bank.language, bank.name],
      set: {
        updatedAt: sql`now()`,
        source: sql`coalesce(${bank.source}, excluded.source)`,
        licence: sql`coalesce(${bank.licence}, excluded.licence)`,
      },
    })
    .returning({ id: bank.id })
  return kept?.id ?? ''
}

export type NewQuestion = VersionMarks & {
  questionId: string
  versionId: string
  groupId: string | null
  examPointId?: string | null
  draft: QuestionDraft
}

/** The foreign keys of question and version name each other; within one statement they are checked at its end. */
const insertStatement = {
  name: 'insert questions',
  text: `with d as materialized (
           select * from json_to_recordset($4::json) as d(
             n int, "questionId" uuid, "versionId" uuid, fingerprint text, "searchText" text, "keyFingerprint" text,
             sketch int[], "groupId" uuid, type text, language text,
             material jsonb, stem jsonb, options jsonb, targets jsonb, blanks smallint, unit text, level smallint, difficulty smallint,
             "examPoint" text, source text, "sourceDetail" text, licence text, author text, reviewer text, standard text, edition text, "validFrom" date,
             "validUntil" date, "examPointId" uuid, key jsonb, explanation jsonb)),
         q as (
           insert into question (id, bank_id, trade_code, fingerprint, group_id, current_version_id, import_id, exam_point_id)
           select "questionId", $1::uuid, $2::text, fingerprint, "groupId", "versionId", $5::uuid, "examPointId"
           from d order by n),
         e as (
           insert into question_event (id, question_id, version, act, actor_id, reason)
           select gen_random_uuid(), "questionId", 1, 'imported', $6::uuid, '' from d where $5::uuid is not null),
         v as (
           insert into question_version (id, question_id, version, type, language, material, stem, options, targets, blanks, unit,
             level, difficulty, exam_point, source, source_detail, licence, author, reviewer, standard, edition, valid_from, valid_until, search_text, sketch, created_by)
           select "versionId", "questionId", 1, type, language, material, stem, options, targets, blanks, unit,
             level, difficulty, "examPoint", source, "sourceDetail", licence, author, reviewer, standard, edition, "validFrom", "validUntil", "searchText", sketch, $6::uuid
           from d)
         insert into question_key (question_version_id, version, key, explanation, fingerprint, reason)
         select "versionId", 1, key, explanation, "keyFingerprint", $3::text from d`,
}

/** Adds the questions in their order, each with its first version and key; `reason` says where the key comes from. */
export const insertQuestions = async (
  tx: Tx,
  target: { bankId: string; tradeCode: string; reason: string; importId?: string | null; actorId?: string | null },
  rows: readonly NewQuestion[],
): Promise<void> => {
  const json = JSON.stringify(rows.map(({ draft, ...ids }, n) => ({ n, ...ids, ...draft })))
  const { bankId, tradeCode, reason, importId = null, actorId = null } = target
  await runNamed(tx, insertStatement, [bankId, tradeCode, reason, json, importId, actorId])
}

/** Fresh statistics after many new rows; without them Postgres plans as if the tables were empty. */
export const analyzeQuestions = async (db: Db): Promise<void> => {
  await db.execute(sql`analyze question, question_version, question_key`)
}
