import { accounts } from '@lianbing/contract'
import type { Dependencies } from '../../app.ts'
import type { Route } from '../../http/route.ts'
import { meView } from './me-view.ts'
import { register } from './register.ts'
import { createSessions, type SessionTools } from './sessions.ts'
import { signIn } from './sign-in.ts'

export const accountsRoutes = (
  route: Route,
  { db, sessionSecret }: Dependencies,
  tools: Pick<SessionTools, 'cookies' | 'sign' | 'claims'>,
) => {
  const sessions = createSessions({ db, secret: sessionSecret, ...tools })
  route(accounts.signIn, async ({ body, request, reply }) => sessions.open(reply, await signIn(db, body, request.ip)))
  route(accounts.signOut, ({ query, request, reply }) => sessions.end(request, reply, query.everywhere ?? false))
  route(accounts.renewSession, ({ request, reply }) => sessions.renew(request, reply))
  route(accounts.getMe, ({ principal }) => meView(principal))
  route(accounts.register, async ({ body, request, reply }) =>
    sessions.open(reply, await register(db, body, request.ip)),
  )
}
