import { type Db, runNamed, type Tx } from '../../../db/client.ts'

const long = { query_timeout: 30_000 }

/**
 * Question versions of these imports: those that they added, and those that replaced another one. What was replaced
 * stands in the log; where a newer version has come since, the question stays as it is.
 */
const partsOf = `
  replaced as (
    select q.id, q.bank_id, q.fingerprint, q.trade_code, e.version, (e.before->>'versionId')::uuid as before,
      (e.before->>'examPointId')::uuid as point, (e.before->>'keyVersion')::int as "keyBefore", v.id as "versionId", q.current_version_id = v.id as current
    from import_draft d join question q on q.id = d.related_id
    join question_event e on e.question_id = q.id and e.before->>'importId' = d.import_id::text
    join question_version v on v.question_id = q.id and v.version = e.version
    where d.import_id = any($1::uuid[]) and d.replaces and not d.dropped and q.state <> 'withdrawn'),
  added as (select id, bank_id, state from question where import_id = any($1::uuid[]) and state <> 'withdrawn')`

const answeredStatement = {
  name: 'answered questions of imports',
  text: `with ${partsOf},
         versions as materialized (
           select v.id, v.question_id from question_version v join added a on a.id = v.question_id
           union select "versionId", id from replaced),
         since as (select min(committed_at) as at, array_agg(distinct trade_code) as trades from bank_import where id = any($1::uuid[]))
         select count(distinct versions.question_id)::int as answered
         from since join quiz z on z.trade_code = any(since.trades)
         join quiz_version zv on zv.quiz_id = z.id
         join attempt t on t.quiz_version_id = zv.id and t.started_at >= since.at and t.voided_at is null
         cross join lateral jsonb_array_elements(t.paper) with ordinality as p(slot, place)
         join versions on versions.id = (p.slot->>'questionVersionId')::uuid
         join attempt_answer r on r.attempt_id = t.id and r.slot = p.place - 1 and r.response <> '{}'`,
  ...long,
}
/** How many questions of these imports somebody has answered in an attempt that counts. */
export const countAnswered = async (db: Db | Tx, importIds: readonly string[]): Promise<number> =>
  (await runNamed<{ answered: number }>(db, answeredStatement, [importIds]))[0]?.answered ?? 0

const previewStatement = {
  name: 'preview of a roll back',
  text: `with ${partsOf}
         select (select count(*)::int from added) as questions, (select count(*)::int from replaced) as replaced,
           (select count(*)::int from question_rival where import_id = any($1::uuid[]) and state = 'open') as conflicts,
           (select coalesce(array_agg(name order by name), '{}') from bank b where b.id in (select bank_id from added) and not exists (
             select from question q where q.bank_id = b.id and q.state <> 'withdrawn'
               and (q.import_id is null or q.import_id <> all($1::uuid[])))) as emptied`,
  ...long,
}
type Undone = { questions: number; replaced: number; conflicts: number; emptied: string[] }
/** What a roll back of these imports would undo. */
export const countUndone = async (db: Db | Tx, importIds: readonly string[]): Promise<Undone> => {
  const [row] = await runNamed<Undone>(db, previewStatement, [importIds])
  return row ?? { questions: 0, replaced: 0, conflicts: 0, emptied: [] }
}

const takenStatement = {
  name: 'fingerprints that others have',
  text: `select o.fingerprint from unnest($2::uuid[], $3::text[], $4::text[]) as d(id, trade, fingerprint)
         join question o on o.trade_code = d.trade and o.fingerprint = d.fingerprint and o.id <> d.id and o.state <> 'withdrawn'
         where o.import_id is null or o.import_id <> all($1::uuid[])`,
  ...long,
}
type Stamped = { questionId: string; tradeCode: string; fingerprint: string }
/** Which of these fingerprints other questions have, that stay after these imports are gone. */
export const findTaken = async (db: Db | Tx, importIds: readonly string[], some: readonly Stamped[]) => {
  const columns = [
    some.map((one) => one.questionId),
    some.map((one) => one.tradeCode),
    some.map((one) => one.fingerprint),
  ]
  const rows = await runNamed<{ fingerprint: string }>(db, takenStatement, [importIds, ...columns])
  return new Set(rows.map(({ fingerprint }) => fingerprint))
}

const lockStatement = {
  name: 'lock questions of imports',
  text: `with ${partsOf}, ids as (select id from added union select id from replaced)
         select q.id from question q where q.id in (select id from ids) order by q.id for update`,
  ...long,
}

/** A copy of the version before becomes the newest: what was published stays in the history as it was. */
const restoreStatement = {
  name: 'restore replaced versions',
  text: `with ${partsOf},
         d as materialized (
           select r.id as question_id, gen_random_uuid() as "newId", r.before as old, r."keyBefore", r.point, r.bank_id, r.trade_code,
             (select max(version) + 1 from question_version where question_id = r.id) as version, $4::text[] as fingerprints
           from replaced r where r.current and r.before = any($5::uuid[])),
         v as (
           insert into question_version (id, question_id, version, type, language, material, stem, options, targets, blanks, unit,
             level, difficulty, exam_point, source, source_detail, licence, author, reviewer, standard, edition, valid_from,
             valid_until, search_text, sketch, created_by)
           select d."newId", d.question_id, d.version, o.type, o.language, o.material, o.stem, o.options, o.targets, o.blanks, o.unit,
             o.level, o.difficulty, o.exam_point, o.source, o.source_detail, o.licence, o.author, o.reviewer, o.standard, o.edition,
             o.valid_from, o.valid_until, o.search_text, o.sketch, o.created_by
           from d join question_version o on o.id = d.old),
         k as (
           insert into question_key (question_version_id, version, key, also, treatment, explanation, fingerprint, reason, created_by)
           select d."newId", 1, k.key, k.also, k.treatment, k.explanation, k.fingerprint, 'roll back', $2::uuid
           from d cross join lateral (
             select * from question_key where question_version_id = d.old and version <= coalesce(d."keyBefore", version) order by version desc limit 1) k),
         e as (
           insert into question_event (id, question_id, version, act, actor_id, reason)
           select gen_random_uuid(), question_id, version, 'rolled-back', $2::uuid, $3::text from d)
         update question q set current_version_id = d."newId", exam_point_id = d.point,
           fingerprint = d.fingerprints[array_position($5::uuid[], d.old)]
         from d where q.id = d.question_id`,
  ...long,
}

const withdrawStatement = {
  name: 'withdraw questions of imports',
  text: `with gone as (
           update question set state = 'withdrawn' where import_id = any($1::uuid[]) and state <> 'withdrawn'
           returning id, current_version_id)
         insert into question_event (id, question_id, version, act, actor_id, reason)
         select gen_random_uuid(), gone.id, v.version, 'rolled-back', $2::uuid, $3::text
         from gone join question_version v on v.id = gone.current_version_id`,
  ...long,
}

const touchStatement = {
  name: 'touch banks of imports',
  text: `with ${partsOf}
         update bank set updated_at = now() where id in (select bank_id from added union select bank_id from replaced)`,
  ...long,
}
const rivalsStatement = {
  name: 'forget rivals of imports',
  text: `delete from question_rival where import_id = any($1::uuid[]) and state = 'open'`,
  ...long,
}
const doneStatement = {
  name: 'mark imports rolled back',
  text: `update bank_import set state = 'rolled-back', rolled_back_at = now() where id = any($1::uuid[])`,
}

const beforeStatement = {
  name: 'versions before an import',
  text: `with ${partsOf} select before as "versionId", id as "questionId", trade_code as "tradeCode" from replaced where current`,
  ...long,
}
/** Versions that a roll back would bring back. */
export const findVersionsBefore = (tx: Db | Tx, importIds: readonly string[]) =>
  runNamed<{ versionId: string; questionId: string; tradeCode: string }>(tx, beforeStatement, [importIds])

/** Nobody else changes the questions of these imports until the transaction ends. */
export const lockQuestionsOfImports = async (tx: Tx, importIds: readonly string[]): Promise<void> => {
  await runNamed(tx, lockStatement, [importIds])
}

export const undoImports = async (
  tx: Tx,
  importIds: readonly string[],
  { actorId, reason }: { actorId: string; reason: string },
  restored: readonly { versionId: string; fingerprint: string }[],
): Promise<void> => {
  await runNamed(tx, touchStatement, [importIds])
  const fingerprints = restored.map(({ fingerprint }) => fingerprint)
  const versionIds = restored.map(({ versionId }) => versionId)
  // First what goes: a version that comes back may be the same question.
  await runNamed(tx, withdrawStatement, [importIds, actorId, reason])
  await runNamed(tx, restoreStatement, [importIds, actorId, reason, fingerprints, versionIds])
  await runNamed(tx, rivalsStatement, [importIds])
  await runNamed(tx, doneStatement, [importIds])
}
