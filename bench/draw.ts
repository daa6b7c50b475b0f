import { withTx } from '../apps/api/src/db/client.ts'
import { uuidV7 } from '../apps/api/src/db/uuid.ts'
import { addDrafts } from '../apps/api/src/features/banks/add-drafts.ts'
import { askedBytes, keepAsked } from '../apps/api/src/features/banks/asked-versions.ts'
import { createQuiz } from '../apps/api/src/features/quizzes/create-quiz.ts'
import { makePaper } from '../apps/api/src/features/quizzes/make-paper.ts'
import { getPlan } from '../apps/api/src/features/quizzes/plan-queries.ts'
import { getQuizVersion } from '../apps/api/src/features/quizzes/quiz-queries.ts'
import type { Blueprint, BlueprintSection } from '../packages/scoring/src/index.ts'
import { analyze } from './parts/analyze.ts'
import { draft } from './parts/attempts.ts'
import { percentile } from './parts/load.ts'
import { report } from './parts/report.ts'
import { onStage } from './parts/run.ts'

/**
 * A national paper of 200 questions, drawn one after the other from a bank of 25,000: by a process that has just
 * started, and then by one that is ready for an opening, as every process is a minute before.
 */
const questions = 25_000
const draws = 300
/** Before a process is ready: few enough that most of what they draw is read from the database. */
const unready = 30
/** What nobody measures: the code comes to speed, and the garbage of the seeding goes. */
const settling = 50
const tradeCode = '6-31-01-03'
const areas = 10

const time = async (work: () => Promise<unknown>): Promise<number> => {
  const from = performance.now()
  await work()
  return performance.now() - from
}

const bankOf = () =>
  Array.from({ length: questions }, (_, number) => {
    const of = draft(number + 1_000_000)
    const [level, difficulty] = [3 + (number % 3), 1 + (number % 5)]
    return number % 4 === 0
      ? {
          ...of,
          level,
          difficulty,
          type: 'true-false' as const,
          options: [],
          key: { type: 'true-false' as const, truth: true },
        }
      : { ...of, level, difficulty }
  })

await onStage({ questionsPerTrade: 20 }, async ({ db, organisationId }) => {
  await addDrafts(db, { tradeCode, bankName: '全工种' }, bankOf())
  // Ten areas by weight, of each a point of every importance.
  const areaIds = Array.from({ length: areas }, () => uuidV7())
  for (const [place, id] of areaIds.entries()) {
    await db.$client.query(
      `insert into exam_point (id, trade_code, position, name, weight) values ($1, $2, $3, $4, 1000)`,
      [id, tradeCode, place, `范围${place}`],
    )
    for (const [at, importance] of ['X', 'Y', 'Z'].entries())
      await db.$client.query(
        `insert into exam_point (id, trade_code, parent_id, position, name, importance) values ($1, $2, $3, $4, $5, $6)`,
        [uuidV7(), tradeCode, id, at, `点${place}${importance}`, importance],
      )
  }
  // A statement of the server may take seconds, not the half minute that this one needs on a slow disk.
  const client = await db.$client.connect()
  await client.query('set statement_timeout = 0')
  await client.query(
    `with points as (select id, row_number() over (order by id) - 1 as place from exam_point where parent_id is not null)
     update question q set exam_point_id = p.id from points p where p.place = abs(hashint8(q.position)) % 30 and q.trade_code = $1`,
    [tradeCode],
  )
  client.release(true)
  await analyze(db)
  const section: Omit<BlueprintSection, 'type' | 'count'> = { tradeCode, level: null, language: 'zh-CN', maximum: 50 }
  const plain: Blueprint = {
    sections: [
      { ...section, type: 'single-choice', count: 160 },
      { ...section, type: 'true-false', count: 40 },
    ],
  }
  const byWeights = { X: 3, Y: 2, Z: 1 }
  const whole: Blueprint = {
    sections: plain.sections.map((one) => ({ ...one, byWeights, difficulty: { from: 1, to: 4 } })),
    targetDifficulty: 220,
    unseenFirst: true,
  }
  const read = 'select * from question_version where id = any($1::uuid[])'
  for (const [name, blueprint] of Object.entries({ plain, whole })) {
    const quizId = await withTx(db, (tx) =>
      createQuiz(tx, {
        ...{ organisationId, tradeCode, language: 'zh-CN', title: name, blueprint, timeLimitSeconds: 5_400 },
        ...{ passScore: 6_000, graceSeconds: 15, attemptsAllowed: null, feedback: 'marks', strict: true },
      }),
    )
    const { rows } = await db.$client.query('select id from quiz_version where quiz_id = $1', [quizId])
    const rules = await getQuizVersion(db, rows[0].id)
    const first = await time(() => makePaper(db, rules.blueprint))
    const draw = async (times: number[], bare: number[]) => {
      let ids: string[] = []
      const person = uuidV7()
      times.push(
        await time(async () => {
          const { slots } = await makePaper(db, rules.blueprint, person)
          ids = slots.map(({ questionVersionId }) => questionVersionId)
        }),
      )
      if (new Set(ids).size !== 200) throw new Error('a paper is short')
      bare.push(await time(() => db.$client.query(read, [ids])))
    }
    const drawMany = async (count: number) => {
      const [times, bare]: [number[], number[]] = [[], []]
      for (let drawn = 0; drawn < count; drawn++) await draw(times, bare)
      return [times, bare] as const
    }
    report(`draw.${name}.first`, first, 'ms')
    // What the plan before this one kept would make it look better than it is.
    if (name === 'plain') {
      const [times, bare] = await drawMany(unready)
      report(`draw.${name}.unready.p50`, percentile(times, 0.5), 'ms', percentile(bare, 0.5))
    }
    const { plan } = await getPlan(db, rules.blueprint)
    const pools = plan.cells.map(({ pool }) => pool)
    report(`draw.${name}.keep`, await time(() => keepAsked(db, pools)), 'ms')
    report(`draw.${name}.kept`, askedBytes() / 2 ** 20, 'MiB')
    await drawMany(settling)
    const [times, bare] = await drawMany(draws)
    report(`draw.${name}.p50`, percentile(times, 0.5), 'ms', percentile(bare, 0.5))
    report(`draw.${name}.p95`, percentile(times, 0.95), 'ms', percentile(bare, 0.95))
  }
})
