import { trades } from '@lianbing/starter-bank'
import { type Db, type Tx, withTx } from '../db/client.ts'
import { createAccount } from '../features/accounts/create-account.ts'
import { insertGrant } from '../features/accounts/queries.ts'
import { addStarterBanks } from '../features/banks/add-starter-banks.ts'
import { upsertTrades } from '../features/trades/queries.ts'
import {
  analyze,
  hasOrganisation,
  insertSampleEntries,
  insertSampleFacts,
  insertSamplePeople,
  lockForDemo,
  readWallClock,
} from './demo-queries.ts'
import { createDemoQuizzes } from './demo-quizzes.ts'
import { createFederation } from './federation.ts'
import { makeSignIns, type SignIn } from './first-sign-ins.ts'
import { sampleHistory } from './sample-history.ts'
import { samplePeople } from './sample-people.ts'
import { seededRandom } from './seeded-random.ts'

const sampleWorkers = 200
const seed = 20_261_123
/** The trade and level of the demonstration's own worker. */
const workersTrade = { tradeCode: '6-31-01-03', level: 4 }

export type DemoOptions = {
  timeZone: string
  demoPassword: string | undefined
  /** Called with the passwords before anything can be seen of the demo: a kill never leaves accounts nobody can use. */
  keep: (signIns: SignIn[]) => Promise<void>
}

const fillAll = async (tx: Tx, signIns: readonly SignIn[], timeZone: string): Promise<boolean> => {
  await lockForDemo(tx)
  if (await hasOrganisation(tx)) return false
  const { rootId, teams } = await createFederation(tx)
  const quizzes = await createDemoQuizzes(tx, rootId)
  const random = seededRandom(seed)
  const people = samplePeople(teams, sampleWorkers, random)
  const history = sampleHistory(people, quizzes, await readWallClock(tx, timeZone), random)
  await insertSamplePeople(tx, people)
  await insertSampleFacts(tx, history.facts, timeZone)
  await insertSampleEntries(tx, history.entries, timeZone)
  const team = teams.find(({ tradeCode }) => tradeCode === workersTrade.tradeCode)
  for (const { username, displayName, role, passwordHash } of signIns) {
    const organisationId = role === 'worker' && team !== undefined ? team.organisationId : rootId
    const account = { username, displayName, passwordHash, organisationId, ...(role === 'worker' ? workersTrade : {}) }
    await insertGrant(tx, { personId: await createAccount(tx, account), role, organisationId })
  }
  return true
}

/**
 * Fills an empty database with the demonstration and hands back its first sign-ins; undefined where there is already
 * an organisation. The questions come first and may be added again; all the rest is one transaction.
 */
export const fillDemo = async (
  db: Db,
  { timeZone, demoPassword, keep }: DemoOptions,
): Promise<SignIn[] | undefined> => {
  if (await hasOrganisation(db)) return undefined
  const signIns = await makeSignIns(demoPassword)
  await upsertTrades(db, [...trades])
  await addStarterBanks(db)
  await keep(signIns)
  const filled = await withTx(db, (tx) => fillAll(tx, signIns, timeZone))
  if (!filled) return undefined
  await analyze(db)
  return signIns
}
