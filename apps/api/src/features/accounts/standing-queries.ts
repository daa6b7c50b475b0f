import type { Role } from '@lianbing/contract'
import { and, eq, isNull, ne, sql } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { notice, person, recoveryCode, roleGrant } from '../../db/schema/accounts.ts'
import { questionReport } from '../../db/schema/bank-care.ts'
import { boardEntry } from '../../db/schema/leaderboards.ts'
import { organisation } from '../../db/schema/organisations.ts'

export const deleteGrant = async (
  tx: Tx,
  grant: { personId: string; role: Role; organisationId: number },
): Promise<void> => {
  await tx
    .delete(roleGrant)
    .where(
      and(
        eq(roleGrant.personId, grant.personId),
        eq(roleGrant.role, grant.role),
        eq(roleGrant.organisationId, grant.organisationId),
      ),
    )
}

/**
 * Whether the root has an owner beside this person who can sign in. The root stays locked until the transaction ends,
 * so that two owners who leave at the same moment cannot both rely on the other.
 */
export const rootHasOwnerBeside = async (tx: Tx, personId: string): Promise<boolean> => {
  const [root] = await tx
    .select({ id: organisation.id })
    .from(organisation)
    .where(isNull(organisation.parentId))
    .for('update')
  const owners = await tx
    .select({ personId: roleGrant.personId })
    .from(roleGrant)
    .innerJoin(person, eq(person.id, roleGrant.personId))
    .where(
      and(
        eq(roleGrant.role, 'owner'),
        eq(roleGrant.organisationId, root?.id ?? 0),
        ne(roleGrant.personId, personId),
        isNull(person.disabledAt),
        isNull(person.deletedAt),
      ),
    )
    .limit(1)
  return owners.length > 0
}

export const setPersonDisabled = async (tx: Tx, personId: string, disabled: boolean): Promise<void> => {
  const disabledAt = disabled ? sql`coalesce(${person.disabledAt}, now())` : null
  await tx.update(person).set({ disabledAt }).where(eq(person.id, personId))
}

/** Empties the row; it stays, so that statistics stay whole. */
export const emptyPerson = async (tx: Tx, personId: string): Promise<void> => {
  await tx
    .update(person)
    .set({
      username: null,
      passwordHash: null,
      displayName: '',
      tradeCode: null,
      level: null,
      boardVisibility: 'masked',
      disabledAt: null,
      deletedAt: sql`now()`,
    })
    .where(eq(person.id, personId))
}

/** Takes away rights, places on boards, and the name on reports. */
export const deleteTraces = async (tx: Tx, personId: string): Promise<void> => {
  await tx.delete(roleGrant).where(eq(roleGrant.personId, personId))
  await tx.delete(recoveryCode).where(eq(recoveryCode.personId, personId))
  await tx.delete(notice).where(eq(notice.personId, personId))
  await tx.delete(boardEntry).where(eq(boardEntry.personId, personId))
  await tx.update(questionReport).set({ personId: null }).where(eq(questionReport.personId, personId))
}
