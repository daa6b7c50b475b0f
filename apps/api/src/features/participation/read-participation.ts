import { ProblemError, type participation, type Role } from '@lianbing/contract'
import { type Db, withTx } from '../../db/client.ts'
import { organisationScope, type Principal } from '../../http/session.ts'
import { tradeExists } from '../trades/queries.ts'
import { countMembers, type Figures, listChildren, listLine, readToday, sumFacts } from './queries.ts'
import { eachDay, reportDays } from './report-days.ts'

const readers: readonly Role[] = ['union', 'admin']

export type Asked = {
  organisationId?: number | undefined
  from?: string | undefined
  to?: string | undefined
  tradeCode?: string | undefined
}

const none: Figures = { people: 0, participations: 0, answers: 0, right: 0, attempts: 0, awaiting: 0, passed: 0 }
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)

/** The highest organisation on the way to this one that the caller may look at. */
const topPath = ({ grants }: Principal, path: string): string =>
  grants
    .filter(({ role, path: granted }) => (role === 'owner' || readers.includes(role)) && path.startsWith(granted))
    .reduce((top, { path: granted }) => (granted.length < top.length ? granted : top), path)

/** The participation of an organisation and those below it, as far as the caller's roles cover it. */
export const readParticipation = async (
  db: Db,
  principal: Principal,
  { organisationId, tradeCode, ...days }: Asked,
  timeZone: string,
): Promise<participation.Participation> => {
  const scope = await organisationScope(db, principal, readers, organisationId)
  if (tradeCode !== undefined && !(await tradeExists(db, tradeCode))) throw new ProblemError('trade.unknown')
  const { asOf, today } = await readToday(db, timeZone)
  const range = reportDays(days, today)
  const facts = await withTx(db, (tx) => sumFacts(tx, scope, range, tradeCode))
  const members = await countMembers(db, scope)
  const line = await listLine(db, scope, topPath(principal, scope.path))
  const organisation = line.at(-1)
  if (organisation === undefined) throw new ProblemError('organisation.unknown')
  const figuresOf = (row: Figures | undefined): Figures => ({ ...none, ...row })
  const byDay = new Map(facts.filter(({ by }) => by === 'day').map((row) => [row.day, row]))

  return {
    asOf,
    ...range,
    organisation: { ...organisation, above: line.slice(0, -1) },
    totals: {
      ...figuresOf(facts.find(({ by }) => by === 'all')),
      members: sum(members.map((row) => row.members)),
    },
    organisations: (await listChildren(db, scope)).map((child) => ({
      ...figuresOf(facts.find(({ by, childId }) => by === 'child' && childId === child.organisationId)),
      ...child,
      members: sum(members.filter((row) => row.childId === child.organisationId).map((row) => row.members)),
    })),
    trades: facts.flatMap((row) =>
      row.by === 'trade' && row.tradeCode !== null ? [{ ...row, tradeCode: row.tradeCode }] : [],
    ),
    days: eachDay(range).map((day) => ({ ...figuresOf(byDay.get(day)), day })),
    includesSample: [...facts, ...members].some(({ sample }) => sample),
  }
}
