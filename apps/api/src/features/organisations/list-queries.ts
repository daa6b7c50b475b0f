import { type organisations, ProblemError } from '@lianbing/contract'
import { eq, or, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Db, Tx } from '../../db/client.ts'
import { organisation } from '../../db/schema/organisations.ts'
import type { OrganisationScope } from '../../http/session.ts'

export type Organisation = z.input<typeof organisations.listOrganisations.response>['items'][number]

const view = {
  organisationId: organisation.id,
  parentId: organisation.parentId,
  name: organisation.name,
  kind: organisation.kind,
  joinCode: organisation.joinCode,
}

/** People of each organisation and of those below it; every person counts for each step of the path. */
const countPeople = async (db: Db | Tx, ids: readonly number[]): Promise<Map<number, number>> => {
  if (ids.length === 0) return new Map()
  const { rows } = await db.execute<{ id: number; people: number }>(sql`
    select step.id, sum(own.people)::int as people
    from (select organisation_id, count(*) as people from person where deleted_at is null group by 1) own
      join organisation o on o.id = own.organisation_id,
      unnest(string_to_array(trim(both '/' from o.path), '/')::int[]) as step(id)
    where step.id = any(${sql.param([...ids])}::int[])
    group by step.id`)
  return new Map(rows.map((row) => [row.id, row.people]))
}

/** The organisations of the scopes, each parent before its children. */
export const listOrganisations = async (db: Db, scopes: readonly OrganisationScope[]): Promise<Organisation[]> => {
  const rows = await db
    .select(view)
    .from(organisation)
    .where(or(sql`false`, ...scopes.map(({ path }) => sql`starts_with(${organisation.path}, ${path})`)))
    .orderBy(sql`string_to_array(trim(both '/' from ${organisation.path}), '/')::int[]`)
  const people = await countPeople(
    db,
    rows.map((row) => row.organisationId),
  )
  return rows.map((row) => ({ ...row, people: people.get(row.organisationId) ?? 0 }))
}

export const getOrganisation = async (db: Db | Tx, organisationId: number): Promise<Organisation> => {
  const [row] = await db.select(view).from(organisation).where(eq(organisation.id, organisationId))
  if (row === undefined) throw new ProblemError('organisation.unknown')
  const people = await countPeople(db, [organisationId])
  return { ...row, people: people.get(organisationId) ?? 0 }
}
