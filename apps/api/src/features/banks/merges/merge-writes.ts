import type { QuestionDraft } from '@lianbing/contract'
import type { Key, Treatment } from '@lianbing/scoring'
import { runNamed, type Tx } from '../../../db/client.ts'
import type { VersionMarks } from '../version-marks.ts'

export type MergedQuestion = { questionId: string; state: string; groupId: string | null; fingerprint: string }
export type MergedVersion = Omit<VersionMarks, 'keyFingerprint'> & {
  questionId: string
  versionId: string
  version: number
  draft: QuestionDraft
}
export type MergedKey = {
  versionId: string
  keyVersion: number
  keyReason: string
  keyFingerprint: string
  key: QuestionDraft['key']
  also: Key[]
  treatment: Treatment
  explanation: QuestionDraft['explanation']
}
export type MergedHead = {
  questionId: string
  versionId: string
  version: number
  fingerprint: string
  examPointId: string | null
  /** Newest key of the version that stood before; null where there was none. */
  keyBefore: number | null
}

/** One that was taken back with its import comes again under its own id. */
const questionsStatement = {
  name: 'insert questions of a package',
  text: `insert into question (id, bank_id, trade_code, state, fingerprint, group_id, import_id)
         select "questionId", $1::uuid, $2::text, state, fingerprint, "groupId", $4::uuid
         from json_to_recordset($3::json) as d(n int, "questionId" uuid, state text, "groupId" uuid, fingerprint text)
         order by n
         on conflict (id) do update set bank_id = excluded.bank_id, state = excluded.state, fingerprint = excluded.fingerprint,
           group_id = excluded.group_id, import_id = excluded.import_id
         where question.state = 'withdrawn' and question.trade_code = excluded.trade_code`,
}

const versionsStatement = {
  name: 'insert versions of a package',
  text: `insert into question_version (id, question_id, version, type, language, material, stem, options, targets, blanks, unit,
           level, difficulty, exam_point, source, source_detail, licence, author, reviewer, standard, edition, valid_from,
           valid_until, search_text, sketch, created_by)
         select "versionId", "questionId", version, type, language, material, stem, options, targets, blanks, unit,
           level, difficulty, "examPoint", source, "sourceDetail", licence, author, reviewer, standard, edition, "validFrom",
           "validUntil", "searchText", sketch, $2::uuid
         from json_to_recordset($1::json) as d("versionId" uuid, "questionId" uuid, version int, "searchText" text,
           sketch int[], type text, language text, material jsonb, stem jsonb, options jsonb, targets jsonb, blanks smallint,
           unit text, level smallint, difficulty smallint, "examPoint" text, source text, "sourceDetail" text, licence text,
           author text, reviewer text, standard text, edition text, "validFrom" date, "validUntil" date)`,
}

const keysStatement = {
  name: 'insert keys of a package',
  text: `insert into question_key (question_version_id, version, key, also, treatment, explanation, fingerprint, reason, created_by)
         select "versionId", "keyVersion", key, also, treatment, explanation, "keyFingerprint", "keyReason", $2::uuid
         from json_to_recordset($1::json) as d("versionId" uuid, "keyVersion" int, key jsonb, also jsonb, treatment text, explanation jsonb,
           "keyFingerprint" text, "keyReason" text)`,
}

/** What stood before goes into the log where there was something, so that it can be brought back. */
const headsStatement = {
  name: 'newest versions of a package',
  text: `with d as materialized (select * from json_to_recordset($1::json) as d(
           "questionId" uuid, "versionId" uuid, fingerprint text, version int, "examPointId" uuid, "keyBefore" int)),
         logged as (
           insert into question_event (id, question_id, version, act, actor_id, reason, before)
           select gen_random_uuid(), q.id, d.version, 'imported', $2::uuid, '',
             case when d."keyBefore" is not null then jsonb_build_object('state', q.state, 'bankId', q.bank_id,
               'examPointId', q.exam_point_id, 'versionId', q.current_version_id, 'keyVersion', d."keyBefore",
               'importId', $3::uuid) end
           from d join question q on q.id = d."questionId"),
         touched as (
           update bank set updated_at = now()
           where id in (select bank_id from question where id in (select "questionId" from d)))
         update question set current_version_id = d."versionId", fingerprint = d.fingerprint,
           exam_point_id = coalesce(d."examPointId", exam_point_id)
         from d where question.id = d."questionId"`,
}

/** New questions under their own ids; their versions, keys and heads follow. */
export const insertMergedQuestions = async (
  tx: Tx,
  { bankId, tradeCode, importId }: { bankId: string; tradeCode: string; importId: string | null },
  questions: readonly MergedQuestion[],
): Promise<void> => {
  const json = JSON.stringify(questions.map((question, n) => ({ n, ...question })))
  await runNamed(tx, questionsStatement, [bankId, tradeCode, json, importId])
}

export const insertMergedVersions = async (
  tx: Tx,
  actorId: string | null,
  versions: readonly MergedVersion[],
): Promise<void> => {
  const json = JSON.stringify(versions.map(({ draft, ...rest }) => ({ ...draft, ...rest })))
  await runNamed(tx, versionsStatement, [json, actorId])
}

export const insertMergedKeys = async (tx: Tx, actorId: string | null, keys: readonly MergedKey[]): Promise<void> => {
  await runNamed(tx, keysStatement, [JSON.stringify(keys), actorId])
}

/** What is drawn from now on, told to the banks and in the questions' logs. */
export const setMergedHeads = async (
  tx: Tx,
  { actorId, importId }: { actorId: string | null; importId: string | null },
  heads: readonly MergedHead[],
): Promise<void> => {
  await runNamed(tx, headsStatement, [JSON.stringify(heads), actorId, importId])
}
