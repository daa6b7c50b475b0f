import { z } from 'zod'
import { endpoint } from './endpoint.ts'

const standard = z.string().min(1).max(200)
/** Empty: every edition of the standard. */
const edition = z.string().max(100)
export const outdated = z.object({
  since: z.iso.date(),
  replacedBy: z.string().max(300).nullable(),
  /** Whether its questions are drawn no more. */
  keptOut: z.boolean(),
})

export const listStandards = endpoint({
  method: 'GET',
  path: '/api/standards',
  access: ['expert', 'admin'],
  summary: 'The standards and editions that questions name, with how many are in use, and which are out of date',
  response: z.object({
    items: z.array(
      z.object({ standard: z.string(), edition: z.string(), questions: z.int(), outdated: outdated.nullable() }),
    ),
  }),
  problems: [],
})
export const markOutdated = endpoint({
  method: 'PUT',
  path: '/api/standards',
  access: ['expert', 'admin'],
  summary: 'An edition of a standard is out of date since a day',
  body: z.strictObject({ standard, edition, ...outdated.shape }),
  problems: [],
})
export const unmarkOutdated = endpoint({
  method: 'DELETE',
  path: '/api/standards',
  access: ['expert', 'admin'],
  summary: 'An edition of a standard holds after all',
  query: z.object({ standard, edition: edition.default('') }),
  problems: [],
})
