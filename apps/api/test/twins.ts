import { uuidV7 } from '../src/db/uuid.ts'
import type { TestApp } from './client.ts'

/** Whether there is time, or it and the slack are over. */
export type Situation = 'running' | 'due'

/**
 * A copy of an attempt with its answers and events, in a quiz of its own: each copy can meet another fate, and the same
 * paper with the same ids makes their ends comparable.
 */
export const twinOf = async (app: TestApp, attemptId: string, personId: string, situation: Situation) => {
  const quizId = uuidV7()
  const versionId = uuidV7()
  const openingId = uuidV7()
  const over = situation === 'due' ? 700 : 0
  const changed = JSON.stringify({
    id: uuidV7(),
    quiz_version_id: versionId,
    opening_id: openingId,
    person_id: personId,
  })
  const { rows } = await app.db.$client.query<{ id: string }>(
    `with version as (select v.id, v.quiz_id from quiz_version v join attempt a on a.quiz_version_id = v.id where a.id = $1),
       q as (insert into quiz select (jsonb_populate_record(q, jsonb_build_object('id', $2::uuid))).*
         from quiz q where id = (select quiz_id from version)),
       v as (insert into quiz_version select (jsonb_populate_record(v, jsonb_build_object('id', $3::uuid, 'quiz_id', $2::uuid))).*
         from quiz_version v where id = (select id from version)),
       w as (insert into quiz_opening values ($4, $2, now() - interval '1 hour', null)),
       twin as (insert into attempt select (jsonb_populate_record(a, $5::jsonb || jsonb_build_object(
           'started_at', now() - make_interval(secs => $6), 'deadline_at', now() + make_interval(secs => 600 - $6),
           'accept_until', now() + make_interval(secs => 610 - $6)))).*
         from attempt a where id = $1 returning id),
       r as (insert into attempt_answer select (jsonb_populate_record(r, jsonb_build_object('attempt_id', twin.id))).*
         from attempt_answer r, twin where r.attempt_id = $1),
       e as (insert into attempt_event (attempt_id, kind, detail) select twin.id, kind, detail
         from attempt_event, twin where attempt_id = $1 order by attempt_event.id)
     select id from twin`,
    [attemptId, quizId, versionId, openingId, changed, over],
  )
  const id = rows[0]?.id
  if (id === undefined) throw new Error(`There is no attempt ${attemptId}.`)
  return { attemptId: id, quizId }
}
export type Twin = Awaited<ReturnType<typeof twinOf>>

/** All that is stored about an attempt, without the instants. */
export const storedAbout = async (app: TestApp, { attemptId }: Twin) => {
  const { rows } = await app.db.$client.query(
    `select status, epoch, close_reason, void_reason,
       (select jsonb_agg(jsonb_build_array(slot, epoch, seq, response, revealed_at is not null) order by slot) from attempt_answer where attempt_id = a.id) as answers,
       (select jsonb_agg(jsonb_build_array(version, score, passed, reason, voided) order by version) from attempt_result where attempt_id = a.id) as results,
       (select jsonb_agg(jsonb_build_array(version, score, answers, voided) order by version) from participation_fact where source_id = a.id) as facts,
       (select jsonb_agg(jsonb_build_array(period, score)) from board_entry where attempt_id = a.id) as boards,
       (select jsonb_agg(kind order by id) from attempt_event where attempt_id = a.id) as events,
       (select jsonb_agg(status order by id) from attempt where opening_id = a.opening_id) as attempts
     from attempt a where id = $1`,
    [attemptId],
  )
  return rows[0]
}
