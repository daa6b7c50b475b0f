import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, startTestApp, type TestApp } from '../../../../test/client.ts'
import { addWrittenBank, addWrittenQuiz, markedTrade, markingOf, sitWritten } from '../../../../test/marking.ts'
import { createFederation, type Federation, signedIn } from '../../../../test/people.ts'

let app: TestApp
let federation: Federation
let admins: (Client & { personId: string })[]
beforeAll(async () => {
  app = await startTestApp()
  federation = await createFederation(app)
  admins = []
  for (const username of ['eins', 'zwei', 'drei'])
    admins.push(await signedIn(app, { username, organisationId: federation.city, role: 'admin' }))
  await addWrittenBank(app)
})
afterAll(() => app.stop())

const [full, none] = [
  [200, 100],
  [0, 0],
]
const fresh = (username: string, displayName = username) =>
  signedIn(app, { username, displayName, organisationId: federation.millTeam })
const markers = (quizId: string) => {
  const [one, two, three] = admins.map((admin) => markingOf(admin, quizId))
  if (!one || !two || !three) throw new Error('three markers')
  return { one, two, three }
}
const resultOf = (worker: Client, attemptId: string) =>
  worker.call('GET /api/attempts/:attemptId/result', { params: { attemptId } })
const versionsOf = async (attemptId: string) =>
  (
    await app.db.$client.query('select version, score from attempt_result where attempt_id = $1 order by 1', [
      attemptId,
    ])
  ).rows
const marksOf = async (attemptId: string) =>
  (await app.db.$client.query('select round, score from written_mark where attempt_id = $1 order by id', [attemptId]))
    .rows

test('one marker: the last mark of a paper brings out result, fact and place; before it waits', async () => {
  const quizId = await addWrittenQuiz(app, federation.city)
  const worker = await fresh('einmal')
  const attemptId = await sitWritten(worker, quizId, ['断电，验电', '验电'])
  const { one } = markers(quizId)
  const before = await resultOf(worker, attemptId)
  expect(before).toMatchObject({ score: null, passed: null, waiting: { slots: [0, 1], score: 0, maximum: 0 } })
  expect((await worker.call('GET /api/attempts', {})).items[0]).toMatchObject({ awaitingMarks: true, score: null })
  expect(await one.overview()).toMatchObject({
    title: '简答测验',
    progress: { first: 2, second: 0, third: 0, done: 0 },
    papers: { waiting: 1, done: 0 },
  })
  const first = await one.mark(full)
  expect(first).toMatchObject({ decided: true, paperDone: false })
  expect(first.answer.rubric.lines).toEqual([
    { text: '断开电源', points: 200 },
    { text: '验电', points: 100 },
  ])
  expect(await resultOf(worker, attemptId)).toMatchObject({ score: null })
  expect(await one.mark([0, 50], '验电不全')).toMatchObject({ decided: true, paperDone: true })
  const after = await resultOf(worker, attemptId)
  expect(after).toMatchObject({ score: 350, passed: true, waiting: null })
  expect(after.slots.map(({ mark }) => mark).sort()).toEqual(['part', 'right'])
  expect(after.slots.find(({ mark }) => mark === 'part')?.markings).toEqual([
    {
      score: 50,
      note: '验电不全',
      lines: [
        { text: '断开电源', points: 0, maximum: 200 },
        { text: '验电', points: 50, maximum: 100 },
      ],
    },
  ])
  expect((await worker.call('GET /api/attempts', {})).items[0]).toMatchObject({ awaitingMarks: false, score: 350 })
  expect(await versionsOf(attemptId)).toEqual([
    { version: 1, score: null },
    { version: 2, score: 350 },
  ])
  const { rows } = await app.db.$client.query('select score from board_entry where attempt_id = $1', [attemptId])
  expect(rows.length).toBeGreaterThan(0)
  // A share in hundredths of a percent.
  for (const row of rows) expect(row.score).toBe(5833)
  expect(await one.next()).toEqual({ answer: null, left: 0, skipped: 0, forOthers: 0 })
  expect((await one.overview()).papers).toEqual({ waiting: 0, done: 1 })
})

test('two markers who agree make the mean; who differ call a third, who sees both marks', async () => {
  const quizId = await addWrittenQuiz(app, federation.city, { rules: { markers: 2, markersDiffer: 100 } })
  const worker = await fresh('zweimal')
  const attemptId = await sitWritten(worker, quizId, ['断电', '验电'])
  const { one, two, three } = markers(quizId)
  const a = await one.mark([200, 0], '第一人')
  expect(a).toMatchObject({ decided: false, paperDone: false })
  await one.mark(full)
  // Nobody marks the same answer twice.
  expect(await one.next()).toEqual({ answer: null, left: 0, skipped: 0, forOthers: 2 })
  const taken = await two.take(a.answer.answerId)
  expect(taken).toMatchObject({ round: 2, others: [], mine: null })
  expect(await two.save(taken, [150, 0])).toMatchObject({ decided: true })
  const b = await two.mark(none, '没有答到')
  expect(b).toMatchObject({ decided: false })
  expect((await one.overview()).progress).toEqual({ first: 0, second: 0, third: 1, done: 1 })
  expect((await two.next('differences')).answer).toBeNull()
  const third = await three.next('differences')
  expect(third.answer).toMatchObject({ round: 3, answerId: b.answer.answerId })
  expect(third.answer?.others).toEqual([
    { score: 300, note: '', lines: expect.any(Array) },
    { score: 0, note: '没有答到', lines: expect.any(Array) },
  ])
  if (third.answer === null) return
  expect(await three.save(third.answer, [0, 50])).toEqual({ decided: true, paperDone: true })
  // (200 + 150) / 2 and the third's 50.
  const shown = await resultOf(worker, attemptId)
  expect(shown).toMatchObject({ score: 225, passed: false })
  expect(shown.slots.map(({ markings }) => markings.map(({ score }) => score)).sort()).toEqual([[200, 150], [50]])
})

test('two who save the same answer at once: one mark counts, the other is told', async () => {
  const quizId = await addWrittenQuiz(app, federation.city, { count: 1 })
  const worker = await fresh('zugleich')
  const attemptId = await sitWritten(worker, quizId, ['断电'])
  const { one, two } = markers(quizId)
  const { answer } = await one.next()
  if (answer === null) throw new Error('nothing to mark')
  expect(await two.next()).toEqual({ answer: null, left: 0, skipped: 0, forOthers: 1 })
  await expect(two.take(answer.answerId)).rejects.toMatchObject({ code: 'marking.taken' })
  // The first one takes too long: it goes to the second, and both save.
  await app.db.$client.query(`update written_answer set lease_until = now() - interval '1 second' where id = $1`, [
    answer.answerId,
  ])
  const again = (await two.next()).answer
  expect(again?.answerId).toBe(answer.answerId)
  const saved = await Promise.allSettled([one.save(answer, full), two.save(answer, none)])
  expect(saved.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(saved.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'marking.decided' } })
  expect(await marksOf(attemptId)).toHaveLength(1)
  expect(await versionsOf(attemptId)).toHaveLength(2)
})

test('the same save again changes nothing; another one changes the mark, and both stay on record', async () => {
  const quizId = await addWrittenQuiz(app, federation.city)
  const worker = await fresh('nochmal')
  const attemptId = await sitWritten(worker, quizId, ['断电', '验电'])
  const { one } = markers(quizId)
  const { answer } = await one.mark(full)
  await one.save(answer, full)
  expect(await marksOf(attemptId)).toEqual([{ round: 1, score: 300 }])
  await one.save(answer, [100, 0])
  await one.takeBack(answer.answerId)
  expect((await one.overview()).progress).toMatchObject({ first: 2, done: 0 })
  expect(await one.take(answer.answerId)).toMatchObject({ round: 1, mine: null })
  await one.save(answer, [200, 0], '关键一步')
  expect(await one.take(answer.answerId)).toMatchObject({ mine: { score: 200, note: '关键一步' } })
  expect(await marksOf(attemptId)).toEqual([300, 100, null, 200].map((score) => ({ round: 1, score })))
  await one.mark(full)
  expect(await resultOf(worker, attemptId)).toMatchObject({ score: 500 })
  expect(await one.save(answer, [200, 0], '关键一步')).toEqual({ decided: true, paperDone: true })
  expect(await versionsOf(attemptId)).toHaveLength(2)
  await expect(one.takeBack(answer.answerId)).rejects.toMatchObject({ code: 'marking.decided' })
  await expect(
    app.db.$client.query('update written_mark set score = 0 where attempt_id = $1', [attemptId]),
  ).rejects.toThrow('only ever added to')
})

test('a slip of the hand is mended after the result is out: its own marker changes it, board and worker are told', async () => {
  const quizId = await addWrittenQuiz(app, federation.city, { count: 1 })
  const worker = await fresh('vertippt')
  const attemptId = await sitWritten(worker, quizId, ['断电，验电'])
  const { one, two } = markers(quizId)
  const [admin] = admins
  const quiz = async () =>
    (await worker.call('GET /api/quizzes', {})).items.find((open) => open.quizId === quizId) ?? { awaitingMarks: null }
  expect(await quiz()).toMatchObject({ awaitingMarks: true, countedScore: null })
  const { answer, paperDone } = await one.mark(none)
  expect(paperDone).toBe(true)
  expect(await quiz()).toMatchObject({ awaitingMarks: false, countedScore: 0 })
  const told = async () =>
    (await worker.call('GET /api/result-changes', {})).items.find((change) => change.attemptId === attemptId)
  expect(await told()).toMatchObject({ from: { score: null }, to: { score: 0 }, reason: null })
  await expect(two.take(answer.answerId)).rejects.toMatchObject({ code: 'marking.decided' })
  const again = await one.take(answer.answerId)
  expect(again).toMatchObject({ isOut: true, mine: { score: 0 } })
  expect(await one.save(again, full)).toEqual({ decided: true, paperDone: true })
  expect(await resultOf(worker, attemptId)).toMatchObject({ score: 300, passed: true, waiting: null })
  expect((await versionsOf(attemptId)).map(({ score }) => score)).toEqual([null, 0, 300])
  expect(await told()).toMatchObject({ to: { score: 300 }, reason: null })
  const { rows } = await app.db.$client.query('select score from board_entry where attempt_id = $1', [attemptId])
  expect(rows.map(({ score }) => score)).toEqual(rows.map(() => 10_000))
  expect(rows.length).toBeGreaterThan(0)
  const log = await admin?.call('GET /api/attempts/:attemptId/events', { params: { attemptId } })
  expect(log?.items.map(({ kind }) => kind)).toEqual(['opened', 'closed', 'marked', 'marked'])
})

test('where the changed mark makes two differ, the result waits again until a third has decided', async () => {
  const quizId = await addWrittenQuiz(app, federation.city, { count: 1, rules: { markers: 2, markersDiffer: 100 } })
  const worker = await fresh('doppelt')
  const attemptId = await sitWritten(worker, quizId, ['断电，验电'])
  const { one, two, three } = markers(quizId)
  const { answer } = await one.mark(full)
  expect(await two.mark(full)).toMatchObject({ decided: true, paperDone: true })
  expect(await one.save(answer, none)).toEqual({ decided: false, paperDone: false })
  expect(await resultOf(worker, attemptId)).toMatchObject({ score: null, waiting: { slots: [0] } })
  const { rows } = await app.db.$client.query('select 1 from board_entry where attempt_id = $1', [attemptId])
  expect(rows).toEqual([])
  expect(await three.mark([100, 0], '', 'differences')).toMatchObject({ decided: true, paperDone: true })
  expect(await resultOf(worker, attemptId)).toMatchObject({ score: 100 })
  await expect(one.save(answer, full)).rejects.toMatchObject({ code: 'marking.decided' })
})

test('an attempt that is void or runs again is no longer marked; the same answer keeps its marks, another waits anew', async () => {
  const quizId = await addWrittenQuiz(app, federation.city)
  const [kept, voided] = [await fresh('weiter'), await fresh('nichtig')]
  const [attemptId, voidId] = [
    await sitWritten(kept, quizId, ['断电', '验电']),
    await sitWritten(voided, quizId, ['甲', '乙']),
  ]
  const { one, two } = markers(quizId)
  const [admin] = admins
  for (let n = 0; n < 4; n++) {
    const { answer } = await one.next('paper')
    if (answer === null) throw new Error('nothing to mark')
    if (n === 0) await one.save(answer, [200, 0])
    else await one.skip(answer.answerId)
  }
  await one.unskip()
  const { answer: inHand } = await one.next('paper')
  if (inHand === null || !admin) throw new Error('nothing to mark')
  const office = { body: { reason: '重做', seconds: 600 } }
  await admin.call('POST /api/attempts/:attemptId/reopen', { params: { attemptId }, ...office })
  await admin.call('POST /api/attempts/:attemptId/void', {
    params: { attemptId: voidId },
    body: { reason: '替考' },
  })
  await expect(one.save(inHand, full)).rejects.toMatchObject({ code: 'marking.unknown' })
  expect(await two.next()).toMatchObject({ answer: null, left: 0 })
  const op = { slot: 1, response: { text: '改过的答案' }, seq: 9, elapsedMs: 5 }
  await kept.call('POST /api/attempts/:attemptId/submit', { params: { attemptId }, body: { epoch: 1, ops: [op] } })
  const { answer } = await two.next('paper')
  expect(answer).toMatchObject({ response: { text: '改过的答案' } })
  if (answer === null) return
  expect(await two.save(answer, [0, 100])).toEqual({ decided: true, paperDone: true })
  expect(await resultOf(kept, attemptId)).toMatchObject({ score: 300 })
  expect(await resultOf(voided, voidId)).toMatchObject({ score: null })
  expect((await one.overview()).papers).toEqual({ waiting: 0, done: 1 })
})

test('blank answers need nobody; nobody marks their own', async () => {
  const quizId = await addWrittenQuiz(app, federation.city)
  const [worker, , marker] = [await fresh('leer'), 0, admins[2]]
  const blank = await sitWritten(worker, quizId, [' '])
  expect(await resultOf(worker, blank)).toMatchObject({ score: 0, passed: false })
  if (!marker) return
  await sitWritten(marker, quizId, ['我的答案'])
  const { one, three } = markers(quizId)
  expect((await one.overview()).progress).toEqual({ first: 1, second: 0, third: 0, done: 0 })
  expect(await three.next()).toEqual({ answer: null, left: 0, skipped: 0, forOthers: 1 })
  const { answer } = await one.next()
  if (answer === null) throw new Error('nothing to mark')
  await expect(three.take(answer.answerId)).rejects.toMatchObject({ code: 'attempt.own' })
  await expect(three.save(answer, full)).rejects.toMatchObject({ code: 'attempt.own' })
})

test('what cannot be marked is laid aside with a note until it is settled', async () => {
  const quizId = await addWrittenQuiz(app, federation.city, { count: 1 })
  await sitWritten(await fresh('unlesbar'), quizId, ['？？'])
  const { one, two } = markers(quizId)
  const { answer } = await one.next()
  if (answer === null) throw new Error('nothing to mark')
  await one.trouble(answer.answerId, '答的是另一道题')
  expect((await two.next()).answer).toBeNull()
  expect((await two.overview()).troubles).toMatchObject([{ answerId: answer.answerId, note: '答的是另一道题' }])
  expect(await two.take(answer.answerId)).toMatchObject({ trouble: '答的是另一道题' })
  await two.settle(answer.answerId)
  expect((await two.overview()).troubles).toEqual([])
  expect((await two.next()).answer?.answerId).toBe(answer.answerId)
})

test('points that do not fit, and a rubric that was changed meanwhile, are refused', async () => {
  const quizId = await addWrittenQuiz(app, federation.city, { count: 1 })
  await sitWritten(await fresh('unpassend'), quizId, ['断电'])
  const { one } = markers(quizId)
  const { answer } = await one.next()
  if (answer === null) throw new Error('nothing to mark')
  for (const points of [[200], [201, 0], [200, 100, 0]])
    await expect(one.save(answer, points)).rejects.toMatchObject({ code: 'marking.unfit' })
  await expect(one.save({ ...answer, keyVersion: 7 }, full)).rejects.toMatchObject({ code: 'marking.rubric_changed' })
})

test('experts mark in their trade alone, and admins in their organisation; no name ever leaves', async () => {
  const quizId = await addWrittenQuiz(app, federation.east)
  const name = 'KANARIENNAME'
  const worker = await fresh('kanarienkonto', name)
  const attemptId = await sitWritten(worker, quizId, ['断电', '验电'])
  const expert = await signedIn(app, { username: 'experte', organisationId: federation.city, role: 'expert' })
  const west = await signedIn(app, { username: 'westen', organisationId: federation.west, role: 'admin' })
  await expect(markingOf(west, quizId).next()).rejects.toMatchObject({ code: 'quiz.unknown' })
  await expect(markingOf(worker, quizId).next()).rejects.toMatchObject({ code: 'role.missing' })
  await app.db.$client.query(`update role_grant set trade_codes = '{6-31-01-03}' where person_id = $1`, [
    expert.personId,
  ])
  await expect(markingOf(expert, quizId).overview()).rejects.toMatchObject({ code: 'quiz.unknown' })
  await app.db.$client.query('update role_grant set trade_codes = $2 where person_id = $1', [
    expert.personId,
    [markedTrade],
  ])
  expert.bodies.length = 0
  const marking = markingOf(expert, quizId)
  await marking.overview()
  const { answer } = await marking.mark(full)
  await marking.take(answer.answerId)
  await marking.next('paper')
  await marking.overview()
  const seen = expert.bodies.join('')
  expect(seen).toContain('断电')
  for (const secret of [name, 'kanarienkonto', worker.personId, attemptId, '电修班', '轧钢厂', 'startedAt', '"at"'])
    expect(seen).not.toContain(secret)
})
