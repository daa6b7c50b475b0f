import { runNamed, type Tx } from '../../../db/client.ts'

/** In the order in which closes take them, so that the two never wait for each other. */
const lockStatement = {
  name: 'lock_places',
  text: `select person_id as "personId", attempt_id as "attemptId", period from board_entry
         where person_id = any($1::uuid[]) order by person_id, board, period for no key update`,
}
type Held = { personId: string; attemptId: string | null; period: string }

/** All places of these people: nobody else moves them until the transaction ends. */
export const lockPlaces = (tx: Tx, personIds: readonly string[]): Promise<Held[]> =>
  runNamed<Held>(tx, lockStatement, [personIds])

const othersStatement = {
  name: 'have_other_attempts',
  text: `select p.id from unnest($1::uuid[], $2::uuid[]) as p(id, attempt_id)
         where exists (select from attempt o where o.person_id = p.id and o.id <> p.attempt_id)`,
}

/** Those of these people who have another attempt beside this one. */
export const findWithOthers = async (
  tx: Tx,
  owners: readonly { personId: string; attemptId: string }[],
): Promise<Set<string>> => {
  const people = owners.map(({ personId }) => personId)
  const attempts = owners.map(({ attemptId }) => attemptId)
  return new Set((await runNamed<{ id: string }>(tx, othersStatement, [people, attempts])).map(({ id }) => id))
}

const moveStatement = {
  name: 'move_places',
  text: `update board_entry b set score = c.score
         from unnest($1::uuid[], $2::uuid[], $3::int[]) as c(person_id, attempt_id, score)
         where b.person_id = c.person_id and b.attempt_id = c.attempt_id and b.score <> c.score`,
}

/** Other marks in the places that these attempts hold; scores in hundredths of a percent. */
export const movePlaces = async (
  tx: Tx,
  moved: readonly { personId: string; attemptId: string; score: number }[],
): Promise<void> => {
  const people = moved.map(({ personId }) => personId)
  const attempts = moved.map(({ attemptId }) => attemptId)
  const scores = moved.map(({ score }) => score)
  await runNamed(tx, moveStatement, [people, attempts, scores])
}
