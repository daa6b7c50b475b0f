import { z } from 'zod'
import { endpoint } from './endpoint.ts'

export const organisationKind = z.enum(['city', 'district', 'industry', 'enterprise', 'team'])

const organisation = z.object({
  organisationId: z.int(),
  parentId: z.int().nullable(),
  name: z.string(),
  kind: organisationKind,
  joinCode: z.string(),
  people: z.int(),
})
const organisationParams = z.object({ organisationId: z.coerce.number().int() })

export const listOrganisations = endpoint({
  method: 'GET',
  path: '/api/organisations',
  access: ['admin', 'union', 'expert'],
  summary: 'The organisations that my roles cover, each parent before its children',
  response: z.object({ items: z.array(organisation) }),
  problems: [],
})
export const createOrganisation = endpoint({
  method: 'POST',
  path: '/api/organisations',
  access: ['admin'],
  summary: 'Add an organisation below another',
  body: z.strictObject({ parentId: z.int(), name: z.string().trim().min(1).max(100), kind: organisationKind }),
  response: organisation,
  status: 201,
  problems: ['organisation.unknown'],
})
export const renewJoinCode = endpoint({
  method: 'POST',
  path: '/api/organisations/:organisationId/join-code',
  access: ['admin'],
  summary: 'A new join code; the old one stops working',
  params: organisationParams,
  response: organisation,
  problems: ['organisation.unknown'],
})
export const getJoinCode = endpoint({
  method: 'GET',
  path: '/api/join-codes/:joinCode',
  access: 'public',
  summary: 'Which organisation a join code belongs to',
  params: z.object({ joinCode: z.string().max(40) }),
  response: z.object({ joinCode: z.string(), organisation: z.string(), above: z.array(z.string()) }),
  problems: ['join_code.unknown', 'request.rate_limited'],
})
export const countSampleWorkers = endpoint({
  method: 'GET',
  path: '/api/sample-workers',
  access: ['admin'],
  summary: 'How many sample workers the demonstration has left here',
  response: z.object({ people: z.int() }),
  problems: [],
})
export const removeSampleWorkers = endpoint({
  method: 'DELETE',
  path: '/api/sample-workers',
  access: ['admin'],
  summary: 'Remove the sample workers and all that they did',
  response: z.object({ people: z.int() }),
  problems: [],
})
