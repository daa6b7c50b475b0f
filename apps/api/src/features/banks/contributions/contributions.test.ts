import { type banks, contentText } from '@lianbing/contract'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, startTestApp, type TestApp } from '../../../../test/client.ts'
import { createFederation, password, signedIn } from '../../../../test/people.ts'
import { textOf } from '../../../../test/question-texts.ts'
import { buildReaderScript } from '../../../../test/reader-script.ts'

const tradeCode = '6-31-01-03'
let app: TestApp
let reader: Awaited<ReturnType<typeof buildReaderScript>>
let worker: Client & { personId: string }
let other: Client
let leaver: Client
let expert: Client & { personId: string }
beforeAll(async () => {
  reader = await buildReaderScript()
  app = await startTestApp({}, reader.path)
  const federation = await createFederation(app)
  worker = await signedIn(app, { username: 'worker', displayName: '张师傅', organisationId: federation.millTeam })
  other = await signedIn(app, { username: 'other', organisationId: federation.yardTeam })
  leaver = await signedIn(app, { username: 'leaver', displayName: '赵师傅', organisationId: federation.yardTeam })
  expert = await signedIn(app, { username: 'expert', organisationId: federation.city, role: 'expert' })
})
afterAll(async () => {
  await app.stop()
  await reader.remove()
})

const written = (stem: string, more: Partial<banks.Contribution> = {}): banks.Contribution => ({
  tradeCode,
  language: 'zh-CN',
  level: 4,
  stem,
  picture: null,
  answer: { type: 'single-choice', options: ['对', '错', '不一定'], right: 1 },
  explanation: '见说明书。',
  source: '车间培训',
  ...more,
})
const contribute = (body: banks.Contribution, by: Client = worker) => by.call('POST /api/contributions', { body })
const mine = async (by: Client = worker) => (await by.call('GET /api/contributions', {})).items
const waiting = (contributionId: string) =>
  expert.call('GET /api/questions/:questionId/waiting', { params: { questionId: contributionId } })
const decide = async (verb: 'publish' | 'return' | 'refuse', questionId: string, reason = '') => {
  const { revision } = await waiting(questionId)
  const params = { questionId }
  if (verb === 'publish') return expert.call('POST /api/questions/:questionId/publish', { params, body: { revision } })
  return expert.call(`POST /api/questions/:questionId/${verb}`, { params, body: { revision, reason } })
}
const notices = async (by: Client = worker) => (await by.call('GET /api/me/notices', {})).items

test('a contribution is reviewed, credited as its author chose, told, and its answers are counted', async () => {
  const { contributionId } = await contribute(written('带电作业前要先做什么'))
  expect(await mine()).toMatchObject([{ contributionId, state: 'review', answered: 0, form: null }])
  const queue = await expert.call('GET /api/reviews', {})
  expect(queue.items).toMatchObject([{ questionId: contributionId, contributed: true, author: '张师傅', own: false }])
  expect(await waiting(contributionId)).toMatchObject({ bankName: '职工投稿', contributed: true, authors: ['张师傅'] })
  await decide('publish', contributionId)
  const question = await expert.call('GET /api/questions/:questionId', { params: { questionId: contributionId } })
  expect(question).toMatchObject({ state: 'published', content: { author: '张*傅', source: '车间培训', level: 4 } })
  const [told] = await notices()
  expect(told).toMatchObject({
    kind: 'contribution.published',
    params: { stem: '带电作业前要先做什么' },
    isRead: false,
  })
  await worker.call('POST /api/me/notices/read', { body: { noticeIds: [told?.noticeId ?? ''] } })
  expect(await worker.call('GET /api/me/notices', {})).toMatchObject({ unread: 0, items: [{ isRead: true }] })
  expect(await notices(other)).toEqual([])

  const { roundId, slots } = await other.call('POST /api/practice/rounds', {
    body: { tradeCode, mode: 'random', count: 5 },
  })
  await other.call('PUT /api/practice/rounds/:roundId/answers/:slot', {
    params: { roundId, slot: 0 },
    body: { response: { choice: slots[0]?.question.options[0]?.id ?? '' } },
  })
  expect(await mine()).toMatchObject([{ state: 'published', answered: 1 }])
  await worker.call('PATCH /api/me', { body: { boardVisibility: 'full' } })
  const second = await contribute(written('第二道题'))
  await decide('publish', second.contributionId)
  const shown = await expert.call('GET /api/questions/:questionId', { params: { questionId: second.contributionId } })
  expect(shown.content.author).toBe('张师傅')
})

test('returned with a reason it is changed and handed in again; refused it stays on the list; taken back it is gone', async () => {
  const form = written('填空：____ 的单位是 ____', { answer: { type: 'blanks', right: ['电阻', '欧姆'] } })
  const { contributionId } = await contribute(form)
  const params = { contributionId }
  const again = (body: banks.Contribution, by: Client = worker) =>
    by.call('PUT /api/contributions/:contributionId', { params, body })
  await expect(again(form)).rejects.toMatchObject({ code: 'contribution.not_returned' })
  await decide('return', contributionId, '单位写全')
  const [row] = await mine()
  expect(row).toMatchObject({ state: 'returned', reason: '单位写全', form })
  expect(await notices()).toMatchObject([{ kind: 'contribution.returned', params: { reason: '单位写全' } }, {}, {}])
  await expect(again(form, other)).rejects.toMatchObject({ code: 'contribution.unknown' })
  await expect(again({ ...form, tradeCode: '6-18-01-01' })).rejects.toMatchObject({ code: 'contribution.not_returned' })
  await again({ ...form, stem: '填空：____ 的国际单位是 ____' })
  expect(contentText((await waiting(contributionId)).text.stem)).toBe('填空：____ 的国际单位是 ____')
  await decide('refuse', contributionId, '题库里已经够多了')
  expect((await mine())[0]).toMatchObject({ state: 'refused', reason: '题库里已经够多了', form: null })
  expect((await notices())[0]).toMatchObject({ kind: 'contribution.refused' })
  await expect(again(form)).rejects.toMatchObject({ code: 'contribution.unknown' })

  const own = await contribute(written('想撤回的题'))
  await expect(other.call('DELETE /api/contributions/:contributionId', { params: own })).rejects.toMatchObject({
    code: 'contribution.unknown',
  })
  await worker.call('DELETE /api/contributions/:contributionId', { params: own })
  expect((await mine()).map(({ stemText }) => stemText)).not.toContain('想撤回的题')
  await expect(waiting(own.contributionId)).rejects.toMatchObject({ code: 'question.unknown' })
})

test('what an expert has made richer is not flattened by the form', async () => {
  const { contributionId } = await contribute(written('含公式的题'))
  const { revision, text } = await waiting(contributionId)
  const stem: banks.QuestionText['stem'] = [{ type: 'paragraph', children: [{ type: 'formula', tex: 'U=IR' }] }]
  await expert.call('PUT /api/questions/:questionId/waiting', {
    params: { questionId: contributionId },
    body: { revision, text: { ...text, stem } },
  })
  await expect(decide('publish', contributionId)).rejects.toMatchObject({ code: expect.stringMatching(/^review\./) })
  await decide('return', contributionId, '看看改得对不对')
  expect((await mine())[0]).toMatchObject({ state: 'returned', form: null })
})

test('what does not fit is refused, and so is what is there already', async () => {
  await expect(contribute(written('第二道题'))).rejects.toMatchObject({ code: 'question.duplicate' })
  await expect(
    contribute(written('选项重复', { answer: { type: 'single-choice', options: ['同', '同'], right: 0 } })),
  ).rejects.toMatchObject({ code: 'question.unfit' })
  await expect(contribute(written('没有空', { answer: { type: 'blanks', right: ['电'] } }))).rejects.toMatchObject({
    code: 'question.unfit',
  })
  await expect(contribute(written('没有工种', { tradeCode: '0' }))).rejects.toMatchObject({ code: 'trade.unknown' })
  const picture = { hash: 'b'.repeat(64), alt: '' }
  await expect(contribute(written('没有图', { picture }))).rejects.toMatchObject({ code: 'question.unfit' })
  await expect(contribute(written('没登录'), app.client())).rejects.toMatchObject({ code: 'session.required' })
  await expect(worker.call('GET /api/reviews', {})).rejects.toMatchObject({ code: 'role.missing' })
})

const send = (bytes: Uint8Array<ArrayBuffer>, by: Client = worker) => {
  const body = new FormData()
  body.set('file', new Blob([bytes]), 'foto.jpg')
  return by.call('POST /api/media', { body })
}

test('a photo is kept upright, without what the camera tells, and shown in the question', async () => {
  const photo = await sharp({ create: { width: 60, height: 30, channels: 3, background: 'red' } })
    .withExif({ IFD0: { Artist: 'GEHEIM' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
  const kept = await send(new Uint8Array(photo))
  expect([kept.width, kept.height]).toEqual([30, 60])
  const shown = await worker.send(`/api/media/${kept.hash}`)
  const bytes = Buffer.from(await shown.arrayBuffer())
  const { exif, orientation, width } = await sharp(bytes).metadata()
  expect([exif, orientation ?? 1, width, bytes.includes('GEHEIM')]).toEqual([undefined, 1, 30, false])
  const picture = { hash: kept.hash, alt: '接线图' }
  const { contributionId } = await contribute(written('图中接线对吗', { picture }))
  await decide('return', contributionId, '换一张清楚的')
  expect((await mine())[0]?.form).toMatchObject({ picture })
  await expect(send(new Uint8Array([1, 2, 3]))).rejects.toMatchObject({ code: 'picture.unfit' })
  await expect(send(new Uint8Array(photo), app.client())).rejects.toMatchObject({ code: 'session.required' })
})

test('so many a day, so many pictures an hour', async () => {
  for (const { personId } of [worker, expert])
    await app.db.$client.query(`insert into sign_in_failure (subject) select $1 from generate_series(1, 60)`, [
      `picture:${personId}`,
    ])
  await expect(send(new Uint8Array([1]))).rejects.toMatchObject({ code: 'request.rate_limited' })
  // Who looks after the banks draws more than that in a day's work.
  await expect(send(new Uint8Array([1]), expert)).rejects.toMatchObject({ code: 'picture.unfit' })
  let limited = 0
  for (let n = 0; n < 21; n++)
    await contribute(written(`很多题之${n}`), other).catch((error) => {
      expect(error).toMatchObject({ code: 'request.rate_limited' })
      limited++
    })
  expect(limited).toBe(1)
})

test('the reporter is told what became of the report, once, and a reopened one has no outcome', async () => {
  const { roundId } = await other.call('POST /api/practice/rounds', {
    body: { tradeCode, mode: 'random', count: 5 },
  })
  const report = { from: { roundId, slot: 0 }, reason: 'wrong-key' as const, note: '应选甲' }
  const { reportId } = await other.call('POST /api/reports', { body: report })
  const close = (state: 'open' | 'mended', reply = '') =>
    expert.call('PUT /api/reports/:reportId/state', { params: { reportId }, body: { state, reply } })
  expect(await close('mended', '已按新标准改正，谢谢')).toMatchObject({
    state: 'mended',
    reply: '已按新标准改正，谢谢',
  })
  await close('mended', '再说一遍')
  expect(await notices(other)).toMatchObject([{ kind: 'report.mended', params: { reply: '已按新标准改正，谢谢' } }])
  expect((await expert.call('GET /api/reports', {})).items[0]).toMatchObject({ answered: expect.any(Number) })
  expect(await close('open')).toMatchObject({ state: 'open', reply: '' })
})

test('the credit on a published question goes with the account', async () => {
  const { contributionId } = await contribute(written('砂轮机的防护罩有什么用'), leaver)
  await decide('publish', contributionId)
  const author = async () => {
    const params = { questionId: contributionId }
    return (await expert.call('GET /api/questions/:questionId', { params })).content.author
  }
  expect(await author()).toBe('赵*傅')
  await leaver.call('DELETE /api/me', { body: { password } })
  expect(await author()).toBeNull()
})

test('whoever leaves takes notices along, and is credited no more', async () => {
  const { contributionId } = await contribute(written('离开前的题'))
  await decide('return', contributionId, '改一下')
  await app.db.$client.query(
    `update person set deleted_at = now(), username = null, password_hash = null where id = $1`,
    [worker.personId],
  )
  const { revision, text } = await waiting(contributionId)
  expect(text).toMatchObject(textOf('', { ...text }))
  const handed = await expert.call('POST /api/questions/:questionId/review', {
    params: { questionId: contributionId },
    body: { revision },
  })
  expect(handed.state).toBe('review')
  await decide('publish', contributionId)
  const question = await expert.call('GET /api/questions/:questionId', { params: { questionId: contributionId } })
  expect(question.content.author).toBeNull()
})
