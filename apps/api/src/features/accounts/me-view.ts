import type { accounts } from '@lianbing/contract'
import type { Principal } from '../../http/session.ts'

export const meView = (principal: Principal): accounts.Me => ({
  personId: principal.personId,
  username: principal.username,
  displayName: principal.displayName,
  organisation: { organisationId: principal.organisationId, name: principal.organisationName },
  tradeCode: principal.tradeCode,
  level: principal.level,
  boardVisibility: principal.boardVisibility,
  roles: principal.grants,
})
