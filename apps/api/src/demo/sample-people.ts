import type { Random } from '@lianbing/scoring'
import { uuidV7 } from '../db/uuid.ts'
import { demoTrades, type Team } from './federation.ts'
import { sampleName } from './sample-names.ts'
import { between, pickWeighted } from './seeded-random.ts'

export type SamplePerson = {
  id: string
  username: string
  displayName: string
  organisationId: number
  path: string
  tradeCode: string
  level: number
  boardVisibility: 'masked' | 'full'
  /** Days of a week on which this person practises. */
  eagerDays: number
  /** Chance of a right answer before any practice. */
  skill: number
}

const levels: [number, number][] = [
  [5, 25],
  [4, 35],
  [3, 25],
  [2, 10],
  [1, 5],
]
/** Most of a team have its trade; some work beside it. */
const ownTrade = 0.85
const showsName = 0.15

/** The sample workers of the teams; teams differ in how keen they are, and people in each team again. */
export const samplePeople = (teams: readonly Team[], count: number, random: Random): SamplePerson[] => {
  const keenness = teams.map(() => between(0.35, 1.3, random))
  return Array.from({ length: count }, (_, at): SamplePerson => {
    const team = teams[at % teams.length]
    if (team === undefined) throw new Error('The federation has no teams.')
    const level = pickWeighted(levels, random)
    const ofTrade = random.next() < ownTrade
    return {
      id: uuidV7(),
      username: `sample-${String(at + 1).padStart(3, '0')}`,
      displayName: sampleName(random),
      organisationId: team.organisationId,
      path: team.path,
      tradeCode: ofTrade
        ? team.tradeCode
        : pickWeighted(
            demoTrades.map((code) => [code, 1]),
            random,
          ),
      level,
      boardVisibility: random.next() < showsName ? 'full' : 'masked',
      // A few do nothing at all, most a little, some nearly every day.
      eagerDays: random.next() < 0.1 ? 0 : 5.5 * (keenness[at % teams.length] ?? 1) * random.next() ** 1.6,
      skill: between(0.45, 0.72, random) + (5 - level) * 0.035,
    }
  })
}
