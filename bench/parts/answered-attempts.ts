import type { Db } from '../../apps/api/src/db/client.ts'
import { uuidV7 } from '../../apps/api/src/db/uuid.ts'
import { analyze } from './analyze.ts'
import { type OpenAttempt, openAttempt } from './attempts.ts'
import { chunks } from './chunks.ts'
import type { Member } from './crowd.ts'

/** So many different papers are drawn by the server; the other attempts are copies. */
const papers = 50

const copyAttempts = `
  insert into attempt
  select r.* from unnest($1::uuid[], $2::uuid[], $3::uuid[]) as c(id, person_id, model_id)
  join attempt a on a.id = c.model_id
  cross join lateral jsonb_populate_record(a, jsonb_build_object(
    'id', c.id, 'person_id', c.person_id)) as r`

/** Every slot is answered, with an option at random. */
const answerAll = `
  insert into attempt_answer (attempt_id, slot, response, epoch, seq, received_at, late, elapsed_ms)
  select a.id, s.number - 1, jsonb_build_object('choice', s.slot->'options'->floor(random() * 4)::int->0),
    1, s.number, now(), false, 1000
  from attempt a cross join jsonb_array_elements(a.paper) with ordinality as s(slot, number)
  where a.id = any($1::uuid[])`

type Answered = Pick<OpenAttempt, 'attemptId' | 'personId' | 'cookie'>

/** An attempt of this quiz for each member, with an answer in each slot. */
export const answeredAttempts = async (
  db: Db,
  origin: string,
  quizId: string,
  crowd: readonly Member[],
): Promise<Answered[]> => {
  const models: Answered[] = []
  for (const member of crowd.slice(0, papers)) models.push(await openAttempt(origin, quizId, member))
  const copies = crowd.slice(papers).map((member, index) => {
    const modelId = models[index % models.length]?.attemptId ?? ''
    return { ...member, attemptId: uuidV7(), modelId }
  })
  for (const part of chunks(copies)) {
    const columns = (['attemptId', 'personId', 'modelId'] as const).map((name) => part.map((copy) => copy[name]))
    await db.$client.query(copyAttempts, columns)
  }
  const all = [...models, ...copies]
  for (const part of chunks(all)) await db.$client.query(answerAll, [part.map(({ attemptId }) => attemptId)])
  await analyze(db)
  return all
}
