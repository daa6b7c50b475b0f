import type { accounts } from '@lianbing/contract'
import { and, desc, eq, ilike, isNull, lt, or, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Db, Tx } from '../../db/client.ts'
import { person } from '../../db/schema/accounts.ts'
import { organisation } from '../../db/schema/organisations.ts'
import type { Grant, OrganisationScope } from '../../http/session.ts'

/** A person as the office sees it, with what the rules about rights ask for. */
export type Person = Omit<z.input<typeof accounts.listPeople.response>['items'][number], 'roles'> & {
  roles: Grant[]
  organisationPath: string
}

const columns = {
  personId: person.id,
  username: sql<string>`${person.username}`,
  displayName: person.displayName,
  organisationId: organisation.id,
  organisationName: organisation.name,
  organisationPath: organisation.path,
  tradeCode: person.tradeCode,
  level: person.level,
  sample: person.sample,
  disabled: sql<boolean>`${person.disabledAt} is not null`,
  createdAt: person.createdAt,
  roles: sql<Grant[]>`coalesce((
    select jsonb_agg(jsonb_build_object('role', g.role, 'organisationId', r.id, 'organisationName', r.name,
                                        'path', r.path, 'tradeCodes', g.trade_codes) order by r.path, g.role)
    from role_grant g join organisation r on r.id = g.organisation_id where g.person_id = ${person.id}), '[]')`,
}

const below = (scope: OrganisationScope) => sql`starts_with(${organisation.path}, ${scope.path})`
const literally = (text: string) => text.replace(/[\\%_]/g, '\\$&')

type Choice = { search: string | undefined; beforeId: string | undefined; limit: number }

/** People of the scope whose names hold the words, the newest first. */
export const listPeople = async (db: Db, scope: OrganisationScope, choice: Choice): Promise<Person[]> => {
  const words = (choice.search ?? '').split(/\s+/).filter((word) => word !== '')
  const rows = await db
    .select(columns)
    .from(person)
    .innerJoin(organisation, eq(organisation.id, person.organisationId))
    .where(
      and(
        below(scope),
        isNull(person.deletedAt),
        choice.beforeId === undefined ? undefined : lt(person.id, choice.beforeId),
        ...words.map((word) =>
          or(ilike(person.username, `%${literally(word)}%`), ilike(person.displayName, `%${literally(word)}%`)),
        ),
      ),
    )
    .orderBy(desc(person.id))
    .limit(choice.limit)
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }))
}

/** Where somebody belongs, to ask for a scope over it; nothing else is told. */
export const findOrganisationOf = async (db: Db, personId: string): Promise<number | undefined> => {
  const [row] = await db
    .select({ organisationId: person.organisationId })
    .from(person)
    .where(and(eq(person.id, personId), isNull(person.deletedAt)))
  return row?.organisationId
}

export const findPerson = async (
  db: Db | Tx,
  scope: OrganisationScope,
  personId: string,
): Promise<Person | undefined> => {
  const [row] = await db
    .select(columns)
    .from(person)
    .innerJoin(organisation, eq(organisation.id, person.organisationId))
    .where(and(eq(person.id, personId), below(scope), isNull(person.deletedAt)))
  return row === undefined ? undefined : { ...row, createdAt: row.createdAt.toISOString() }
}
