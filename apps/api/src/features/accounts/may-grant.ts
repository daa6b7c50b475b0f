import type { Role } from '@lianbing/contract'

/** A role with the path of the organisation it is valid on and below. */
export type Right = { role: Role; path: string }

/** Owner over admin over the rest. */
const strength: Record<Role, number> = { owner: 3, admin: 2, expert: 1, union: 1, worker: 1 }

/**
 * Whether somebody with these rights may give or take this one: an admin at most what admins hold, an owner anything,
 * each on the own organisations and below.
 */
export const mayGrant = (own: readonly Right[], wanted: Right): boolean =>
  own.some(
    (right) =>
      strength[right.role] >= strength.admin &&
      strength[right.role] >= strength[wanted.role] &&
      wanted.path.startsWith(right.path),
  )

/**
 * Whether somebody with these rights may act on a whole account (a new password, shutting it): whoever takes over an
 * account holds its rights, so it must hold none that could not be given.
 */
export const mayManage = (own: readonly Right[], account: { path: string; rights: readonly Right[] }): boolean =>
  mayGrant(own, { role: 'worker', path: account.path }) && account.rights.every((right) => mayGrant(own, right))
