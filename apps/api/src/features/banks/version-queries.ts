import type { QuestionDraft } from '@lianbing/contract'
import { runNamed, type Tx } from '../../db/client.ts'
import type { VersionMarks } from './version-marks.ts'

const lockStatement = {
  name: 'lock questions',
  text: `select id from question where trade_code = $1 and id = any($2::uuid[]) and state in ('published', 'retired')
         order by id for update`,
}
/** Those of these questions that are in the bank; nobody else changes them until the transaction ends. */
export const lockQuestionsOf = async (tx: Tx, tradeCode: string, ids: readonly string[]): Promise<Set<string>> => {
  const rows = await runNamed<{ id: string }>(tx, lockStatement, [tradeCode, ids])
  return new Set(rows.map(({ id }) => id))
}

/** What stood before goes into the log, so that it can be brought back. */
const nextStatement = {
  name: 'insert next versions',
  text: `with d as materialized (
           select d.*, (select max(version) + 1 from question_version where question_id = d."questionId") as version
           from json_to_recordset($1::json) as d(
             "questionId" uuid, "versionId" uuid, fingerprint text, "searchText" text, "keyFingerprint" text, sketch int[],
             type text, language text, material jsonb, stem jsonb, options jsonb, targets jsonb, blanks smallint, unit text,
             level smallint, difficulty smallint, "examPoint" text, source text, "sourceDetail" text, licence text, author text,
             reviewer text, standard text, edition text, "validFrom" date, "validUntil" date, "examPointId" uuid, key jsonb,
             explanation jsonb)),
         v as (
           insert into question_version (id, question_id, version, type, language, material, stem, options, targets, blanks, unit,
             level, difficulty, exam_point, source, source_detail, licence, author, reviewer, standard, edition, valid_from,
             valid_until, search_text, sketch, created_by)
           select "versionId", "questionId", version, type, language, material, stem, options, targets, blanks, unit, level,
             difficulty, "examPoint", source, "sourceDetail", licence, author, reviewer, standard, edition, "validFrom",
             "validUntil", "searchText", sketch, $2::uuid from d),
         k as (
           insert into question_key (question_version_id, version, key, explanation, fingerprint, reason, created_by)
           select "versionId", 1, key, explanation, "keyFingerprint", 'import', $2::uuid from d),
         e as (
           insert into question_event (id, question_id, version, act, actor_id, reason, before)
           select gen_random_uuid(), q.id, d.version, 'imported', $2::uuid, '', jsonb_build_object('state', q.state,
             'bankId', q.bank_id, 'examPointId', q.exam_point_id, 'versionId', q.current_version_id, 'importId', $3::uuid)
           from d join question q on q.id = d."questionId"),
         b as (
           update bank set updated_at = now() where id in (select bank_id from question where id in (select "questionId" from d)))
         update question q set fingerprint = d.fingerprint, current_version_id = d."versionId",
           exam_point_id = coalesce(d."examPointId", q.exam_point_id)
         from d where q.id = d."questionId"`,
}
type NextVersion = VersionMarks & {
  questionId: string
  versionId: string
  examPointId?: string | null
  draft: QuestionDraft
}

/** Publishes each as the next version of its question, which the caller holds locked. */
export const insertNextVersions = async (
  tx: Tx,
  { actorId, importId }: { actorId: string | null; importId: string | null },
  rows: readonly NextVersion[],
): Promise<void> => {
  const json = JSON.stringify(rows.map(({ draft, ...rest }) => ({ ...draft, ...rest })))
  await runNamed(tx, nextStatement, [json, actorId, importId])
  await keepMarkings(
    tx,
    rows.map(({ versionId }) => versionId),
  )
}

const keepStatement = {
  name: 'keep markings',
  text: `update question_key k
         set also = b.also,
           treatment = case when (n.material, n.stem) is not distinct from (o.material, o.stem) then b.treatment else 'key' end
         from question_version n
           join lateral (select * from question_version v where v.question_id = n.question_id and v.version < n.version
             and v.state = 'published' order by v.version desc limit 1) o on true
           join lateral (select * from question_key where question_version_id = o.id order by version desc limit 1) b on true
         where n.id = any($1::uuid[]) and k.question_version_id = n.id and k.key = b.key
           and (n.type, n.options, n.targets, n.blanks, n.unit) is not distinct from (o.type, o.options, o.targets, o.blanks, o.unit)
           and (b.also <> '[]' or b.treatment <> 'key')`,
}
/**
 * What is accepted beside the key goes on from the version before, where the same is asked for with the same key; the mark
 * for everyone, or a question that is dropped, only as long as its text is the same: a new one is there to mend it.
 */
export const keepMarkings = async (tx: Tx, versionIds: readonly string[]): Promise<void> => {
  await runNamed(tx, keepStatement, [versionIds])
}
