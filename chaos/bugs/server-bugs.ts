import type { SeededBug } from '../parts/seeded-bug.ts'

const client = 'apps/api/src/db/client.ts'
const clientTests = (test: string) => ({ vitest: 'api', file: 'apps/api/src/db/client.test.ts', test }) as const

const reportTests = (test: string) =>
  ({ vitest: 'api', file: 'apps/api/src/features/participation/participation.test.ts', test }) as const

/** Faults of connections, of what leaves the server and of who may ask. */
export const serverBugs: SeededBug[] = [
  {
    name: 'a commit is reported before it is on disk',
    file: client,
    find: "options: '-c statement_timeout=3000",
    replace: "options: '-c synchronous_commit=off -c statement_timeout=3000",
    catcher: { chaos: '--kills 40 --seed 3 --crash-every 4' },
  },
  {
    name: 'the reply does not wait for the commit',
    file: client,
    find: '    await end(client)\n',
    replace: '    end(client).catch(() => {})\n',
    catcher: clientTests('a commit that nobody confirms'),
  },
  {
    name: 'a commit that nobody confirmed is tried again',
    file: client,
    find: '!(error instanceof CommitUnknown) && ',
    replace: 'error instanceof CommitUnknown || ',
    catcher: clientTests('a commit that nobody confirms'),
  },
  {
    name: 'a transaction that cannot begin keeps its connection for ever',
    file: client,
    find: "  let broken: Error | undefined\n  try {\n    await client.query('begin')\n",
    replace: "  let broken: Error | undefined\n  await client.query('begin')\n  try {\n",
    catcher: clientTests('a transaction that cannot begin'),
  },
  {
    name: 'a connection in use that is cut ends the process',
    file: client,
    find: "  pool.on('connect', (client) => client.on('error', ignoreBrokenConnection))\n",
    replace: '',
    catcher: { vitest: 'api', file: 'apps/api/src/db/client.test.ts' },
  },
  {
    name: 'replies are not stripped to what the contract names',
    file: 'apps/api/src/http/route.ts',
    find: 'send(endpoint.response.parse(output))',
    replace: 'send(output)',
    catcher: { vitest: 'api', file: 'apps/api/src/http/route.test.ts' },
  },
  {
    name: 'the union’s report is open to every worker',
    file: 'packages/contract/src/participation.ts',
    find: "  path: '/api/participation/overview',\n  access: ['union', 'admin'],",
    replace: "  path: '/api/participation/overview',\n  access: 'person',",
    also: [
      {
        file: 'apps/api/src/features/participation/read-participation.ts',
        find: 'await organisationScope(db, principal, readers, organisationId)',
        replace:
          'principal.grants.some(({ role }) => role !== "worker") ? await organisationScope(db, principal, readers, organisationId) : ({ organisationId: principal.organisationId, path: principal.organisationPath } as never)',
      },
    ],
    catcher: reportTests('whoever looks sees'),
  },
  {
    name: 'a role over one organisation covers all the others',
    file: 'apps/api/src/http/session.ts',
    find: "(grant.role === 'owner' || roles.includes(grant.role)) && path.startsWith(grant.path)",
    replace: "(grant.role === 'owner' || roles.includes(grant.role)) && path.startsWith(grant.path.slice(0, 1))",
    catcher: reportTests('whoever looks sees'),
  },
  {
    name: 'options are shown under the ids of their author',
    file: 'packages/scoring/src/freeze-slot.ts',
    find: '[freshId(), place.id])',
    replace: '[freshId() && place.id, place.id])',
    catcher: { vitest: 'api', file: 'apps/api/test/canary.test.ts' },
  },
  {
    name: 'the ids of options count up as their author wrote them',
    file: 'packages/scoring/src/freeze-slot.ts',
    find: 'places.map((place): [string, string] => [freshId(), place.id])',
    replace:
      'places.map((place): [string, string] => [`${freshId().slice(0, 0)}${[...places].sort((a, b) => (a.id < b.id ? -1 : 1)).indexOf(place)}`, place.id])',
    catcher: { vitest: 'scoring', file: 'packages/scoring/src/freeze-slot.test.ts', test: 'shown ids tell nothing' },
  },
]
