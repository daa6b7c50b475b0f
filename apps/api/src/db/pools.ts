import { type Db, openDatabase } from './client.ts'

const examConnections = 10
const restConnections = 4

/** What one serving process takes of the database at most. */
export const connectionsPerProcess = examConnections + restConnections

/** Two pools, so that a report, an import or a backup never makes a worker's answer wait. */
export type Pools = {
  /** Everything but exam traffic. */
  db: Db
  /** Exam traffic: the session's guard, quizzes and their sweeper, practice answers. */
  examDb: Db
}

export const openPools = (url: string): Pools & { end: () => Promise<void> } => {
  const pools = {
    db: openDatabase(url, restConnections),
    // A shift that submits at once is better served late than sent away: waiting costs nobody his time.
    // They stay open until they are old: an exam opens with a rush.
    examDb: openDatabase(url, examConnections, { name: 'lianbing exam', waitMs: 4_000, idleMs: 0 }),
  }
  const end = async () => {
    await Promise.all([pools.db.$client.end(), pools.examDb.$client.end()])
  }
  return { ...pools, end }
}
