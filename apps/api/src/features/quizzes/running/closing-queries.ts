import { type Db, runNamed, type Tx } from '../../../db/client.ts'
import type { OrganisationScope } from '../../../http/session.ts'

export type ClosingRow = {
  id: string
  openingId: string
  organisationId: number
  path: string
  actorId: string
  reason: string
  askedAt: string
}

/** One that runs for the same people is not asked for twice: whoever got no reply sends it again. */
const askStatement = {
  name: 'ask_closing',
  text: `insert into opening_closing (id, opening_id, organisation_id, path, actor_id, reason, people)
         select $1, $2, $3, $4, $5, $6, (
           select count(*) from attempt where opening_id = $2 and status = 'active'
             and starts_with(organisation_path, $4) and person_id <> $5::uuid)
         where not exists (select from opening_closing where opening_id = $2 and path = $4 and ended_at is null)`,
}
export const askForClosing = async (
  db: Db,
  scope: OrganisationScope,
  { id, openingId, actorId, reason }: Pick<ClosingRow, 'id' | 'openingId' | 'actorId' | 'reason'>,
): Promise<void> =>
  void (await runNamed(db, askStatement, [id, openingId, scope.organisationId, scope.path, actorId, reason]))

/** One that waits, or whose process has not been heard of for half a minute; one process takes it. */
const takeStatement = {
  name: 'take_closing',
  text: `update opening_closing set touched_at = now(), unscored = 0
         where id = (
           select id from opening_closing
           where ended_at is null and (touched_at is null or touched_at < now() - interval '30 s')
           order by asked_at limit 1 for update skip locked)
         returning id, opening_id as "openingId", organisation_id as "organisationId", path, actor_id as "actorId", reason,
           asked_at::text as "askedAt"`,
}
export const takeClosing = async (db: Db): Promise<ClosingRow | undefined> =>
  (await runNamed<ClosingRow>(db, takeStatement, []))[0]

/** Those who were in when it was asked and still are; neither who came later, nor who was reopened since. */
const leftStatement = {
  name: 'left_to_close',
  text: `select id from attempt a
         where opening_id = $1 and status = 'active' and starts_with(organisation_path, $2) and person_id <> $3
           and started_at <= $4::timestamptz and not exists (
             select from attempt_event e where e.attempt_id = a.id and e.kind = 'reopened' and e.at > $4::timestamptz)
         order by id`,
}
export const findLeftToClose = async (db: Db, closing: ClosingRow): Promise<string[]> => {
  const { openingId, path, actorId, askedAt } = closing
  return (await runNamed<{ id: string }>(db, leftStatement, [openingId, path, actorId, askedAt])).map(({ id }) => id)
}

const addStatement = {
  name: 'add_closed',
  text: `update opening_closing set done = done + $2, unscored = unscored + $3, touched_at = now() where id = $1`,
}
/** With the attempts that it counts, or by itself for one that stays open. */
export const addClosed = async (db: Db | Tx, id: string, done: number, unscored: number): Promise<void> =>
  void (await runNamed(db, addStatement, [id, done, unscored]))

const endStatement = {
  name: 'end_closing',
  text: 'update opening_closing set ended_at = now() where id = $1 and ended_at is null returning done',
}
/** Hands back how many were closed; undefined where another process has ended it. */
export const endClosing = async (tx: Tx, id: string): Promise<number | undefined> =>
  (await runNamed<{ done: number }>(tx, endStatement, [id]))[0]?.done

export type ClosingView = {
  closingId: string
  organisation: string
  actor: string
  people: number
  done: number
  left: number
  askedAt: string
  endedAt: string | null
}

const listStatement = {
  name: 'closings_of_opening',
  text: `select c.id as "closingId", coalesce(o.name, '') as organisation, coalesce(p.display_name, '') as actor,
           c.people, c.done, c.unscored as left, c.asked_at as "askedAt", c.ended_at as "endedAt"
         from opening_closing c left join organisation o on o.id = c.organisation_id
         left join person p on p.id = c.actor_id
         where c.opening_id = $1 and starts_with(c.path, $2)
           and (c.ended_at is null or c.ended_at > now() - interval '10 minutes')
         order by c.asked_at desc limit 20`,
}
/** Those that run or have just ended, the newest first. */
export const findClosings = async (db: Db, scope: OrganisationScope, openingId: string): Promise<ClosingView[]> => {
  type Row = Omit<ClosingView, 'askedAt' | 'endedAt'> & { askedAt: Date; endedAt: Date | null }
  const rows = await runNamed<Row>(db, listStatement, [openingId, scope.path])
  return rows.map((row) => ({
    ...row,
    askedAt: row.askedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
  }))
}
