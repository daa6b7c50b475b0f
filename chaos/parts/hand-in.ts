import type { Call } from '../../packages/contract/src/client.ts'
import { readSnapshot } from './connect.ts'

/**
 * Hands in what a lost reply or a late copy of a start has left open, as its worker would who comes back to it: the end
 * of a run does not wait for its time and slack. What the sweepers are about to close is left to them.
 */
export const handInWhatIsOpen = async (url: string, callOf: ReadonlyMap<string, Call>): Promise<void> => {
  const { rows } = await readSnapshot(url, (connection) =>
    connection.query<{ attemptId: string; personId: string; epoch: number }>(`
      select id as "attemptId", person_id as "personId", epoch from attempt
      where status = 'active' and accept_until between now() - interval '10 s' and now() + interval '10 s'`),
  )
  await Promise.all(
    rows.map(({ attemptId, personId, epoch }) =>
      // What is refused is written down with the reply.
      callOf
        .get(personId)?.('POST /api/attempts/:attemptId/submit', { params: { attemptId }, body: { epoch, ops: [] } })
        .catch(() => {}),
    ),
  )
}
