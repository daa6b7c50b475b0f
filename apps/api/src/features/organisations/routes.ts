import { organisations } from '@lianbing/contract'
import type { Dependencies } from '../../dependencies.ts'
import type { Route } from '../../http/route.ts'
import { organisationScope, type Principal } from '../../http/session.ts'
import { addOrganisation } from './add-organisation.ts'
import { getJoinCode } from './get-join-code.ts'
import { listOrganisations } from './list-queries.ts'
import { officeScopes } from './office-scopes.ts'
import { removeSampleWorkers } from './remove-sample-workers.ts'
import { renewJoinCode } from './renew-join-code.ts'
import { countSampleWorkers } from './sample-queries.ts'

export const organisationsRoutes = (route: Route, { db }: Dependencies) => {
  const adminScope = (principal: Principal) => organisationScope(db, principal, ['admin'])

  route(organisations.listOrganisations, async ({ principal }) => ({
    items: await listOrganisations(db, await officeScopes(db, principal)),
  }))
  route(organisations.createOrganisation, ({ principal, body }) => addOrganisation(db, principal, body))
  route(organisations.renewJoinCode, ({ principal, params }) => renewJoinCode(db, principal, params.organisationId))
  route(organisations.getJoinCode, async ({ params, request }) => {
    const { joinCode, name, above } = await getJoinCode(db, params.joinCode, request.ip)
    return { joinCode, organisation: name, above }
  })
  route(organisations.countSampleWorkers, async ({ principal }) => ({
    people: await countSampleWorkers(db, await adminScope(principal), principal.personId),
  }))
  route(organisations.removeSampleWorkers, async ({ principal }) => ({
    people: await removeSampleWorkers(db, await adminScope(principal), principal.personId),
  }))
}
