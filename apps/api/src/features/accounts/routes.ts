import { accounts } from '@lianbing/contract'
import type { Dependencies } from '../../dependencies.ts'
import type { Route } from '../../http/route.ts'
import { changePassword } from './change-password.ts'
import { grantRole, revokeRole } from './change-role.ts'
import { createRecoveryCode } from './create-recovery-code.ts'
import { deleteMe } from './delete-me.ts'
import { listNotices } from './list-notices.ts'
import { listPeople } from './list-people.ts'
import { meView } from './me-view.ts'
import { markRead } from './notice-queries.ts'
import { getManagedPerson } from './person-in-reach.ts'
import { recover } from './recover.ts'
import { register } from './register.ts'
import { createSessions, type SessionTools } from './sessions.ts'
import { setDisabled } from './set-disabled.ts'
import { signIn } from './sign-in.ts'
import { updateMe } from './update-me.ts'

export const accountsRoutes = (
  route: Route,
  { db, examDb, config: { timeZone }, sessionSecret }: Dependencies,
  tools: Pick<SessionTools, 'cookies' | 'sign' | 'claims'>,
) => {
  // Who cannot renew the session in the middle of an exam cannot save either.
  const sessions = createSessions({ db: examDb, secret: sessionSecret, ...tools })
  route(accounts.signIn, async ({ body, request, reply }) =>
    sessions.open(request, reply, await signIn(db, body, request.ip)),
  )
  route(accounts.signOut, ({ query, request, reply }) => sessions.end(request, reply, query.everywhere ?? false))
  route(accounts.renewSession, ({ request, reply }) => sessions.renew(request, reply))
  route(accounts.register, async ({ body, request, reply }) =>
    sessions.open(request, reply, await register(db, body, request.ip)),
  )
  route(accounts.recover, ({ body, request }) => recover(db, body, request.ip))

  route(accounts.getMe, ({ principal }) => meView(principal))
  route(accounts.updateMe, ({ principal, body }) => updateMe(db, principal, body))
  route(accounts.changePassword, ({ principal, body, request }) => changePassword(db, principal, body, request.ip))
  route(accounts.deleteMe, async ({ principal, body, request, reply }) => {
    await deleteMe(db, principal, body.password, { address: request.ip, timeZone })
    tools.cookies.clear(reply)
  })

  route(accounts.listNotices, ({ principal }) => listNotices(db, principal.personId))
  route(accounts.readNotices, ({ principal, body }) => markRead(db, principal.personId, body.noticeIds))

  route(accounts.listPeople, ({ principal, query }) => listPeople(db, principal, query))
  route(accounts.createRecoveryCode, async ({ principal, params }) => {
    const { person } = await getManagedPerson(db, principal, params.personId)
    return createRecoveryCode(db, person.personId, principal.personId)
  })
  route(accounts.grantRole, ({ principal, params, body }) => grantRole(db, principal, { ...params, ...body }))
  route(accounts.revokeRole, ({ principal, params }) => revokeRole(db, principal, params))
  route(accounts.setDisabled, ({ principal, params, body }) =>
    setDisabled(db, principal, { ...params, ...body }, timeZone),
  )
}
