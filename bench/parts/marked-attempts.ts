import pg from 'pg'
import { periodOf } from '../../packages/scoring/src/period-of.ts'

/** What each slot of the models can be answered with: the right one last. */
const choices = `
  create temp table choice as
  select m.number as model, s.number::int - 1 as slot, o.option -> 0 as shown, o.option ->> 1 = 'A' as is_right,
    (s.slot ->> 'maximum')::int as maximum,
    row_number() over (partition by m.number, s.number order by o.option ->> 1 = 'A', o.number) - 1 as place
  from unnest($1::uuid[]) with ordinality as m(id, number) join attempt a on a.id = m.id
  cross join jsonb_array_elements(a.paper) with ordinality as s(slot, number)
  cross join jsonb_array_elements(s.slot -> 'options') with ordinality as o(option, number)`

/** Ids follow time, as a server's do: a millisecond each, from a day ago. */
const idOf = (kind: string) =>
  `(lpad(to_hex($2::bigint + n), 12, '0') || '7${kind}8' || right(md5('${kind}' || n), 15))::uuid`

const took = "interval '1 ms' * (60000 + c.n % 1000)"

/** All the rows of a close, by bare SQL: the first question is answered wrong by all, the others at random. */
const seed = `
  with c as materialized (
    select n, ${idOf('000')} as id, ${idOf('001')} as person_id, 1 + n % cardinality($1::uuid[]) as model
    from generate_series($3::int, $4::int) n),
  m as materialized (
    select m.number as model, a.quiz_version_id, a.opening_id, a.organisation_path, a.paper, a.slot_count, a.strict,
      a.deadline_at, a.accept_until, p.organisation_id, v.quiz_id, q.trade_code, v.maximum, v.pass_score
    from unnest($1::uuid[]) with ordinality as m(id, number) join attempt a on a.id = m.id join person p on p.id = a.person_id
      join quiz_version v on v.id = a.quiz_version_id join quiz q on q.id = v.quiz_id),
  people as (
    insert into person (id, username, display_name, organisation_id)
    select person_id, 'm' || n, '工人', organisation_id from c join m using (model)),
  attempts as (
    insert into attempt (id, quiz_version_id, opening_id, person_id, organisation_path, paper, slot_count, strict, status,
      started_at, deadline_at, accept_until, closed_at, close_reason)
    select c.id, quiz_version_id, opening_id, c.person_id, organisation_path, paper, slot_count, strict, 'closed', $5::timestamptz - ${took}, deadline_at,
      accept_until, $5, 'submitted' from c join m using (model)),
  places as materialized (
    select c.id, c.model, slot, floor(random() * case slot when 0 then 3 else 4 end)::int as place
    from c join m using (model) cross join lateral generate_series(0, m.slot_count - 1) as slot),
  answers as materialized (
    select p.id, slot, shown, is_right, maximum from places p join choice using (model, slot, place)),
  stored as (
    insert into attempt_answer (attempt_id, slot, response, epoch, seq, received_at, late, elapsed_ms)
    select id, slot, jsonb_build_object('choice', shown), 1, slot + 1, $5, false, 1000 from answers),
  marked as materialized (
    select id, sum(case when is_right then maximum else 0 end)::int as score, count(*) filter (where is_right)::int as right_answers,
      jsonb_agg(jsonb_build_object('mark', case when is_right then 'right' else 'wrong' end,
        'score', case when is_right then maximum else 0 end, 'keyVersion', 1) order by slot) as slots
    from answers group by id),
  results as (
    insert into attempt_result (attempt_id, version, score, maximum, passed, slots, reason)
    select c.id, 1, score, m.maximum, score >= m.pass_score, slots, 'closed' from marked join c using (id) join m using (model)),
  facts as (
    insert into participation_fact (kind, source_id, version, person_id, organisation_path, trade_code, day, answers,
      right_answers, passed, score, maximum)
    select 'attempt', c.id, 1, c.person_id, organisation_path, trade_code, $5::date, slot_count, right_answers,
      score >= pass_score, score, m.maximum from marked join c using (id) join m using (model)),
  events as (
    insert into attempt_event (attempt_id, kind, detail)
    select id, 'closed', '{"reason": "submitted", "answers": 20}' from c),
  sheets as (
    insert into attempt_sheet (attempt_id, result_version, quiz_id, quiz_version_id, counts, score, maximum, cells)
    select c.id, 1, m.quiz_id, quiz_version_id, false, score, m.maximum, '' from marked join c using (id) join m using (model))
  insert into board_entry (board, period, person_id, score, elapsed_ms, last_answer_at, attempt_id)
  select trade_code, period, c.person_id, score * 10000::bigint / m.maximum, extract(epoch from ${took}) * 1000, $5, c.id
  from marked join c using (id) join m using (model) cross join unnest(array['all', $6::text]) as period`

const tables = [
  'person',
  'attempt',
  'attempt_answer',
  'attempt_result',
  'attempt_event',
  'participation_fact',
  'board_entry',
  'attempt_sheet',
]
const answerOwner = 'attempt_answer_attempt_id_attempt_id_fk'

/** So many closed attempts like these, each of a person of its own, as closes and the analysis would have left them. */
export const markedAttempts = async (url: string, modelIds: readonly string[], count: number): Promise<void> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    // Two million rows that are known to have their attempt are looked at once, not one by one.
    await client.query(`alter table attempt_answer drop constraint ${answerOwner}`)
    await client.query(choices, [modelIds])
    await client.query('analyze choice')
    const at = new Date(Date.now() - 86_400_000)
    const { week } = periodOf(at, 'Asia/Shanghai')
    const step = 5_000
    for (let first = 1; first <= count; first += step) {
      const last = Math.min(count, first + step - 1)
      await client.query(seed, [modelIds, at.getTime(), first, last, at, week])
    }
    await client.query(`alter table attempt_answer add constraint ${answerOwner}
      foreign key (attempt_id) references attempt (id) on delete cascade`)
    for (const table of tables) await client.query(`vacuum analyze ${table}`)
  } finally {
    await client.end()
  }
}
