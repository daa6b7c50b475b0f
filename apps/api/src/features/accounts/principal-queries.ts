import type { Db } from '../../db/client.ts'
import { runNamed } from '../../db/client.ts'
import type { Grant, Principal } from '../../http/session.ts'

const principalStatement = {
  name: 'principal',
  text: `select p.id, p.username, p.display_name, p.trade_code, p.level, p.board_visibility,
           o.id as organisation_id, o.name as organisation_name, o.path as organisation_path,
           coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'organisationId', r.id,
                                                         'organisationName', r.name, 'path', r.path,
                                                         'tradeCodes', g.trade_codes))
                     from role_grant g join organisation r on r.id = g.organisation_id
                     where g.person_id = p.id), '[]') as grants
         from session s join person p on p.id = s.person_id join organisation o on o.id = p.organisation_id
         where s.id = $1 and s.person_id = $2 and s.expires_at > now()
           and p.disabled_at is null and p.deleted_at is null`,
}

/** The person behind a session that is still good; undefined once it has ended or the person is disabled. */
export const findPrincipal = async (db: Db, personId: string, sessionId: string): Promise<Principal | undefined> => {
  const [row] = await runNamed<{
    id: string
    username: string
    display_name: string
    trade_code: string | null
    level: number | null
    board_visibility: 'masked' | 'full'
    organisation_id: number
    organisation_name: string
    organisation_path: string
    grants: Grant[]
  }>(db, principalStatement, [sessionId, personId])
  if (row === undefined) return undefined
  return {
    personId: row.id,
    sessionId,
    username: row.username,
    displayName: row.display_name,
    organisationId: row.organisation_id,
    organisationName: row.organisation_name,
    organisationPath: row.organisation_path,
    tradeCode: row.trade_code,
    level: row.level,
    boardVisibility: row.board_visibility,
    grants: row.grants,
  }
}
