import { contentText, textContent } from '@lianbing/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Db, openDatabase, withTx } from '../../api/src/db/client.ts'
import { runningEmbedded } from '../../api/src/db/embedded/running-embedded.ts'
import { createAccount } from '../../api/src/features/accounts/create-account.ts'
import { hashPassword } from '../../api/src/features/accounts/passwords.ts'
import { addDrafts } from '../../api/src/features/banks/add-drafts.ts'
import { getRootOrganisation } from '../../api/src/features/organisations/queries.ts'
import { createQuiz } from '../../api/src/features/quizzes/create-quiz.ts'
import { called } from './called.ts'
import { everyType } from './every-type.ts'
import { settled } from './hands.ts'
import { expectAccessible, expectFit, journeys } from './journey.ts'
import { served } from './served.ts'
import { demoPassword } from './server.ts'

const { signedIn } = journeys()
const trade = '6-28-01-01'
const password = 'Bohrfutter-3-Kegel'
const neighbour = 'linju'
const title = '量具测验'
const letters = ['A', 'B', 'C', 'D']
const stemOf = (number: number) => `量具第${number}题`

let db: Db
beforeAll(async () => {
  const server = await runningEmbedded(served().dataDir)
  if (!server) throw new Error('the journeys’ server has no database')
  db = openDatabase(server.url, 2)
})
afterAll(() => db.$client.end())

const rows = async <T extends object>(text: string, values: unknown[] = []): Promise<T[]> =>
  (await db.$client.query<T>(text, values)).rows

/** A quiz of four questions that is passed with all right; the key of each is A, and of the first it should be D. */
const seed = async (): Promise<string> => {
  const choice = everyType('zh-CN').find(({ type }) => type === 'single-choice')
  if (!choice) throw new Error('no single choice')
  const options = letters.map((id) => ({ id, content: textContent(`量具${id}`), pinned: false }))
  const key = { type: 'single-choice' as const, choice: 'A' }
  const drafts = [1, 2, 3, 4].map((number) => {
    const stem = textContent(stemOf(number))
    return { ...choice, group: null, material: [], level: 4, stem, options, key, explanation: [] }
  })
  await addDrafts(db, { tradeCode: trade, bankName: '量具' }, drafts)
  const passwordHash = await hashPassword(password)
  return withTx(db, async (tx) => {
    const { organisationId } = await getRootOrganisation(tx)
    const account = { username: neighbour, passwordHash, displayName: '邻居', organisationId, tradeCode: undefined }
    await createAccount(tx, account)
    const section = { type: 'single-choice', tradeCode: trade, level: 4, language: 'zh-CN', count: 4, maximum: 100 }
    return createQuiz(tx, {
      organisationId,
      tradeCode: trade,
      language: 'zh-CN',
      title,
      blueprint: { sections: [section as never] },
      timeLimitSeconds: 600,
      passScore: 400,
      graceSeconds: 10,
      attemptsAllowed: 1,
      feedback: 'review',
      strict: true,
    })
  })
}

/** Chooses this letter in the first question and A in all others, and hands in. */
const sit = async (who: string, secret: string, quizId: string, letter: string): Promise<string> => {
  const call = await called(who, secret)
  const body = { startKey: crypto.randomUUID() }
  const { attemptId, slots } = await call('POST /api/quizzes/:quizId/attempts', { params: { quizId }, body })
  const ops = slots.map(({ question }, slot) => {
    const wanted = contentText(question.stem) === stemOf(1) ? letter : 'A'
    const choice = question.options.find(({ content }) => contentText(content) === `量具${wanted}`)?.id ?? ''
    return { slot, response: { choice }, seq: slot + 1, elapsedMs: 1_000 }
  })
  await call('POST /api/attempts/:attemptId/submit', { params: { attemptId }, body: { epoch: 1, ops } })
  return attemptId
}

type Result = { id: string; version: number; score: number; passed: boolean }
const results = () =>
  rows<Result>(
    `select a.id, r.version, r.score, r.passed from attempt a join attempt_result r on r.attempt_id = a.id and
       r.version = a.result_version join quiz_version v on v.id = a.quiz_version_id where v.title = $1 order by a.id`,
    [title],
  )
const places = () =>
  rows<{ person: string; rank: number }>(
    `select person_id as person, row_number() over (order by score desc, elapsed_ms, last_answer_at, person_id)::int as rank
     from board_entry where board = $1 and period = 'all' order by 1`,
    [trade],
  )
/** Keeps an attempt as somebody does who is at it. */
const hold = async (attemptId: string) => {
  const client = await db.$client.connect()
  await client.query('begin')
  // The database ends those who think for seconds; a browser on a busy machine may need them.
  await client.query('set local idle_in_transaction_session_timeout = 0')
  await client.query('select from attempt where id = $1 for update', [attemptId])
  return {
    release: async () => {
      await client.query('commit')
      client.release()
    },
  }
}

/** How many differ, by what the rows say before and after. */
const moved = <T>(before: readonly T[], after: readonly T[], differs: (a: T, b: T) => boolean): number =>
  before.filter((one, place) => differs(one, after[place] as T)).length

test('a wrong key is mended: what was foreseen is what then changes, and those concerned are told', async () => {
  const quizId = await seed()
  const attemptId = await sit('worker', demoPassword, quizId, 'D')
  const other = await sit(neighbour, password, quizId, 'A')
  const [before, ranksBefore] = [await results(), await places()]

  const office = await signedIn('admin', { size: 'desktop' })
  const [{ questionId = '' } = {}] = await rows<{ questionId: string }>(
    `select q.id as "questionId" from question q join question_version v on v.id = q.current_version_id
     where q.trade_code = $1 and v.search_text like $2`,
    [trade, `%${stemOf(1)}%`],
  )
  await settled(office, `/office/questions/${questionId}`)
  await office.getByRole('button', { name: '改答案' }).click()
  await office.getByRole('dialog').getByRole('radio', { name: 'D 量具D' }).check()
  await expectAccessible(office)
  await office.getByRole('button', { name: '看看会改变什么' }).click()
  const confirm = office.getByRole('button', { name: '确认，全部重新评分' })
  await confirm.waitFor()
  expect([await results(), await places()]).toEqual([before, ranksBefore])
  await office.getByText('邻居').first().waitFor()
  await expectAccessible(office)
  const figureOf = async (label: string) =>
    Number(
      await office
        .getByRole('row', { name: new RegExp(`^${label}`) })
        .getByRole('cell')
        .nth(1)
        .textContent(),
    )
  const labels = ['问过这道题的作答', '分数或对错改变', '变为及格', '变为不及格', '总榜名次变动']
  const foreseen: number[] = []
  for (const label of labels) foreseen.push(await figureOf(label))

  // As long as somebody is at one of the attempts, the work is under way, also for whoever comes back later.
  const held = await hold(other)
  try {
    await confirm.click()
    await office.getByRole('dialog').getByRole('textbox').fill('书上印错了')
    await office.getByRole('dialog').getByRole('button', { name: '确认，全部重新评分' }).click()
    await office.getByText('0 / 2 份').waitFor()
    await office.reload()
    await office.getByText('0 / 2 份').waitFor()
  } finally {
    await held.release()
  }
  await office.getByText('与预计完全一致。').waitFor({ timeout: 20_000 })

  const [after, ranksAfter] = [await results(), await places()]
  const changed = [
    after.length,
    moved(before, after, (a, b) => a.version < b.version),
    moved(before, after, (a, b) => !a.passed && b.passed),
    moved(before, after, (a, b) => a.passed && !b.passed),
    moved(ranksBefore, ranksAfter, (a, b) => a.rank !== b.rank),
  ]
  expect(changed).toEqual([2, 2, 1, 1, 2])
  expect(foreseen).toEqual(changed)
  expect(after.map(({ score }) => score).sort()).toEqual([300, 400])
  // The old marks are still there.
  const old = await rows('select score from attempt_result where attempt_id = any($1) and version = 1 order by 1', [
    [attemptId, other],
  ])
  expect(old).toEqual([{ score: 300 }, { score: 400 }])

  const worker = await signedIn('worker', { size: 'phone', locale: 'en' })
  const told = 'Your result changed from 3/4 (not passed) to 4/4 (passed), because: 书上印错了'
  await worker.getByText(told).waitFor()
  await expectFit(worker)
  await worker.getByRole('link', { name: title }).first().tap()
  await worker.waitForURL(`**/attempts/${attemptId}/result`)
  await worker.getByText(told).waitFor()
  await expectFit(worker)
  // Told once; the result itself stays.
  await settled(worker, '/attempts')
  await worker.getByText('4 of 4').first().waitFor()
  await settled(worker, '/')
  expect(await worker.getByText(told).count()).toBe(0)
})
