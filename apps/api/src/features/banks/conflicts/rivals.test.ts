import { type QuestionDraft, textContent } from '@lianbing/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase } from '../../../../test/database.ts'
import { draftOf } from '../../../../test/questions.ts'
import { openDatabase } from '../../../db/client.ts'
import { addDrafts } from '../add-drafts.ts'
import { readStamp } from '../draw-queries.ts'
import { fillMarks } from '../fill-marks.ts'

let database: Awaited<ReturnType<typeof createTestDatabase>>
let db: ReturnType<typeof openDatabase>
beforeAll(async () => {
  database = await createTestDatabase()
  db = openDatabase(database.url)
})
afterAll(async () => {
  await db.$client.end()
  await database.drop()
})

const target = { tradeCode: '6-18-01-01', bankName: '题库', source: '省赛' }
const draft = (stem: string, letter: string, more: Partial<QuestionDraft> = {}): QuestionDraft => ({
  ...draftOf('single-choice', 1),
  stem: textContent(stem),
  options: ['甲', '乙', '丙'].map((text, at) => ({ id: 'ABC'.charAt(at), content: textContent(text), pinned: false })),
  key: { type: 'single-choice', choice: letter },
  explanation: [{ type: 'paragraph', children: [{ type: 'option', id: letter }] }],
  ...more,
})
type Rival = { key: unknown; explanation: unknown; state: string; source: string }
const rivals = async () =>
  (await db.$client.query<Rival>('select key, explanation, state, source from question_rival order by created_at')).rows

test('another key for a known question is kept beside it, in the ids of the bank, once', async () => {
  await addDrafts(db, target, [draft('用于测量的是', 'A'), draft('与用于测量的不同', 'B')])
  expect(await rivals()).toEqual([])
  // The same options in another order, so that A names another text.
  const turned = draft('用于测量的是', 'A', { source: '另一本书' })
  const other = {
    ...turned,
    options: turned.options.map((option, at, all) => ({ ...option, content: all[2 - at]?.content ?? [] })),
  }
  expect(await addDrafts(db, target, [other, draft('与用于测量的不同', 'B')])).toBe(0)
  expect(await addDrafts(db, { ...target, source: null }, [other])).toBe(0)
  expect(await rivals()).toEqual([
    {
      key: { type: 'single-choice', choice: 'C' },
      explanation: [{ type: 'paragraph', children: [{ type: 'option', id: 'C' }] }],
      state: 'open',
      source: '另一本书',
    },
  ])
})

test('copies within one file contradict each other; what people mark never does', async () => {
  await db.$client.query('delete from question_rival')
  await addDrafts(db, target, [draft('同一份里', 'A'), draft('同一份里', 'B'), draft('同一份里', 'A')])
  expect(await rivals()).toMatchObject([{ key: { choice: 'B' } }])
  const written = (rubric: string) =>
    draft('说说看', 'A', { type: 'written', options: [], key: { type: 'written', rubric }, explanation: [] })
  await addDrafts(db, target, [written('先断电'), written('断电后验电')])
  expect(await rivals()).toHaveLength(1)
})

test('what was stored before sketches were made is filled in, and then conflicts are found by it', async () => {
  await addDrafts(db, target, [draft('旧题', 'A')])
  const marks = () =>
    db.$client.query(
      'select sketch, fingerprint from question_version v join question_key k on k.question_version_id = v.id order by v.id',
    )
  const before = (await marks()).rows
  await db.$client.query('update question_version set sketch = null')
  await db.$client.query('update question_key set fingerprint = null')
  const stamp = await readStamp(db, target.tradeCode)
  expect(await fillMarks(db)).toBe(true)
  expect((await marks()).rows).toEqual(before)
  // Who has compared the bank already has to see that there is more to compare; a run that finds nothing changes nothing.
  const touched = await readStamp(db, target.tradeCode)
  expect(touched).not.toBe(stamp)
  expect(await fillMarks(db)).toBe(true)
  expect(await readStamp(db, target.tradeCode)).toBe(touched)
  await db.$client.query('update question_key set fingerprint = null')
  await db.$client.query('delete from question_rival')
  await addDrafts(db, target, [draft('旧题', 'A')])
  expect(await rivals()).toEqual([])
  await addDrafts(db, target, [draft('旧题', 'C')])
  expect(await rivals()).toHaveLength(1)
})
