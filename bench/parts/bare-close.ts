import type { Db } from '../../apps/api/src/db/client.ts'
import { hasPgbench, pgbench } from './pgbench.ts'

/** What a close reads and writes, as bare rows in one transaction: no marking, no check, no view of the result. */
const script = `\\set s :s + 1
\\set number :client_id * :each + :s
begin;
select a.id as attempt, a.person_id as person from bench_close b join attempt a on a.id = b.attempt_id where b.number = :number::int for no key update of a \\gset
select count(response) as answers, max(received_at) as last from attempt_answer where attempt_id = :attempt::uuid \\gset
select count(k.key) as keys from attempt a cross join jsonb_array_elements(a.paper) as s join question_key k on k.question_version_id = (s->>'questionVersionId')::uuid where a.id = :attempt::uuid \\gset
update attempt set status = 'closed', closed_at = clock_timestamp(), close_reason = 'submitted' where id = :attempt::uuid;
insert into attempt_result (attempt_id, version, score, maximum, passed, slots, reason) select :attempt::uuid, 1, 500, 10000, false, (select jsonb_agg(jsonb_build_object('mark', 'wrong', 'score', 0, 'keyVersion', 1)) from generate_series(1, 20)), 'closed';
insert into participation_fact (kind, source_id, version, person_id, organisation_path, trade_code, day, answers, right_answers, passed, score, maximum) select 'attempt', id, 1, person_id, organisation_path, '6-31-01-03', now()::date, 20, 1, false, 500, 10000 from attempt where id = :attempt::uuid;
insert into board_entry (board, period, person_id, score, elapsed_ms, last_answer_at, attempt_id) select '6-31-01-03', period, :person::uuid, 500, 1000, now(), :attempt::uuid from unnest(array['week', 'all']) as period on conflict (board, period, person_id) do update set score = excluded.score where excluded.score > board_entry.score;
insert into attempt_event (attempt_id, kind, detail) values (:attempt::uuid, 'closed', '{"reason": "submitted", "answers": 20}');
commit;
`

const clients = 8

/** Closes a second by bare SQL on these attempts; null where there is no pgbench. */
export const bareCloses = async (db: Db, url: string, attemptIds: readonly string[]): Promise<number | null> => {
  if (!hasPgbench()) return null
  await db.$client.query('create table if not exists bench_close (number int primary key, attempt_id uuid not null)')
  await db.$client.query('truncate bench_close')
  await db.$client.query(
    'insert into bench_close select number, id from unnest($1::uuid[]) with ordinality as b(id, number)',
    [attemptIds],
  )
  await db.$client.query('analyze bench_close')
  const each = Math.floor(attemptIds.length / clients)
  return pgbench({ url, clients, transactionsEach: each, scripts: [script], variables: { each } })
}
