import { createHmac } from 'node:crypto'
import type { Db } from '../../apps/api/src/db/client.ts'
import { ensureSecret } from '../../apps/api/src/db/secret-queries.ts'
import { uuidV7 } from '../../apps/api/src/db/uuid.ts'

export type Member = { personId: string; cookie: string }

/** Longer than any run; the server's own live for a quarter of an hour. */
const tokenSeconds = 3_600

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** Access tokens as the server signs them. */
const signer = (secret: string) => {
  const issuedAt = Math.floor(Date.now() / 1000)
  const head = part({ alg: 'HS256', typ: 'JWT' })
  return (claims: { sub: string; sid: string }) => {
    const signed = `${head}.${part({ ...claims, iss: 'lianbing', aud: 'access', iat: issuedAt, exp: issuedAt + tokenSeconds })}`
    return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`
  }
}

const insertCrowd = `
  with p as (
    insert into person (id, username, display_name, organisation_id)
    select id, 'w' || id, '工人', $3 from unnest($1::uuid[]) as id returning id)
  insert into session (id, person_id, expires_at)
  select sid, id, now() + interval '1 day' from unnest($1::uuid[], $2::uuid[]) as c(id, sid)`

/** People who are signed in already: passwords are checked 70 a second, so nobody can sign in when an exam begins. */
export const addCrowd = async (db: Db, organisationId: number, count: number): Promise<Member[]> => {
  const people = Array.from({ length: count }, () => ({ sub: uuidV7(), sid: uuidV7() }))
  await db.$client.query(insertCrowd, [people.map(({ sub }) => sub), people.map(({ sid }) => sid), organisationId])
  const sign = signer(await ensureSecret(db, 'session'))
  return people.map((claims) => ({ personId: claims.sub, cookie: `lb_access=${sign(claims)}` }))
}
