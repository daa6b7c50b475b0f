import { type Db, withTx } from '../../apps/api/src/db/client.ts'
import { uuidV7 } from '../../apps/api/src/db/uuid.ts'
import { lockDueAttempts } from '../../apps/api/src/features/quizzes/attempt-queries.ts'
import { closeAttempts } from '../../apps/api/src/features/quizzes/close-attempt.ts'
import { createQuiz, type NewQuiz } from '../../apps/api/src/features/quizzes/create-quiz.ts'
import { makePaper } from '../../apps/api/src/features/quizzes/make-paper.ts'
import { getQuizVersion } from '../../apps/api/src/features/quizzes/quiz-queries.ts'
import { chunks } from './chunks.ts'
import { addCrowd } from './crowd.ts'

const tradeCode = '6-31-01-03'

/** A quiz of so many questions, drawn from the whole bank of the trade. */
export const longQuiz = (db: Db, organisationId: number, count: number): Promise<string> => {
  const section = { type: 'single-choice', tradeCode, level: null, language: 'zh-CN', count, maximum: 100 } as const
  const quiz: NewQuiz = {
    organisationId,
    tradeCode,
    language: 'zh-CN',
    title: '测速：一百题',
    blueprint: { sections: [section] },
    timeLimitSeconds: 7_200,
    passScore: 6_000,
    graceSeconds: 10,
    attemptsAllowed: null,
    feedback: 'marks',
    strict: true,
  }
  return withTx(db, (tx) => createQuiz(tx, quiz))
}

const insertAttempt = `
  insert into attempt (id, quiz_version_id, opening_id, person_id, organisation_path, paper, slot_count, strict, deadline_at, accept_until)
  select $1, v.id, o.id, p.id, g.path, $3::jsonb, jsonb_array_length($3::jsonb), true, now() - interval '1 hour', now() - interval '1 hour'
  from quiz_version v join quiz_opening o on o.quiz_id = v.quiz_id cross join person p
  join organisation g on g.id = p.organisation_id where v.quiz_id = $4 and p.id = $2`

/** Right in one answer of two, else an option at random. */
const answerAll = `
  insert into attempt_answer (attempt_id, slot, response, epoch, seq, received_at, late, elapsed_ms)
  select a.id, s.number - 1, jsonb_build_object('choice', coalesce(
      (select o ->> 0 from jsonb_array_elements(s.slot -> 'options') o where o ->> 1 = 'A' and random() < 0.5),
      s.slot -> 'options' -> floor(random() * 4)::int ->> 0)),
    1, s.number, now(), false, 1000 + floor(random() * 60000)::int
  from attempt a cross join jsonb_array_elements(a.paper) with ordinality as s(slot, number)
  where a.id = any($1::uuid[])`

type Wish = { quizId: string; organisationId: number; count: number }

/** Attempts whose time is over, drawn, answered and closed by the operations of the product. */
export const closedAttempts = async (db: Db, { quizId, organisationId, count }: Wish): Promise<void> => {
  const { rows } = await db.$client.query<{ id: string }>('select id from quiz_version where quiz_id = $1', [quizId])
  const rules = await getQuizVersion(db, rows[0]?.id ?? '')
  for (const crowd of chunks(await addCrowd(db, organisationId, count))) {
    const ids: string[] = []
    for (const { personId } of crowd) {
      const { slots } = await makePaper(db, rules.blueprint)
      const id = uuidV7()
      ids.push(id)
      await db.$client.query(insertAttempt, [id, personId, JSON.stringify(slots), quizId])
    }
    // Without it the database would look for each answer's attempt in all of them.
    await db.$client.query('analyze attempt')
    for (let from = 0; from < ids.length; from += 20) {
      const part = ids.slice(from, from + 20)
      await db.$client.query(answerAll, [part])
      await withTx(db, async (tx) => closeAttempts(tx, await lockDueAttempts(tx, part, 0), 'expired', 'Asia/Shanghai'))
    }
  }
}

const copies = `
  with model as (
    select s.*, row_number() over (order by attempt_id) as n from attempt_sheet s where quiz_id = $1 and attempt_id < $2),
  copied as (
    insert into attempt (id, quiz_version_id, opening_id, person_id, organisation_path, paper, slot_count, strict, status,
      deadline_at, accept_until, closed_at, close_reason)
    select c.id, a.quiz_version_id, a.opening_id, a.person_id, a.organisation_path, '[]', 0, true, 'closed', now(), now(),
      now(), 'expired'
    from unnest($3::uuid[]) with ordinality as c(id, n)
    join model m on m.n = 1 + c.n % $4::int join attempt a on a.id = m.attempt_id returning id)
  insert into attempt_sheet (attempt_id, result_version, quiz_id, quiz_version_id, counts, score, maximum, cells)
  select c.id, 1, m.quiz_id, m.quiz_version_id, true, m.score, m.maximum, m.cells
  from unnest($3::uuid[]) with ordinality as c(id, n) join model m on m.n = 1 + c.n % $4::int`

/** Sheets like those that there are, each of an attempt of its own. */
export const copySheets = async (db: Db, quizId: string, models: number, count: number): Promise<void> => {
  const after = uuidV7()
  for (let left = count; left > 0; left -= 1_000) {
    const ids = Array.from({ length: Math.min(left, 1_000) }, () => uuidV7())
    await db.$client.query(copies, [quizId, after, ids, models])
  }
}
