import { contentText, type QuestionDraft, textContent } from '@lianbing/contract'
import { plainText } from '@lianbing/scoring'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, startTestApp, type TestApp } from '../../../test/client.ts'
import { createFederation, signedIn } from '../../../test/people.ts'
import { draftOf } from '../../../test/questions.ts'
import { addDrafts } from './add-drafts.ts'
import { shortWords } from './filter-queries.ts'

const electrician = '6-31-01-03'
const draft = (stem: string, more: Partial<QuestionDraft> = {}): QuestionDraft => ({
  ...draftOf('single-choice', 1),
  stem: textContent(stem),
  ...more,
})
const stems = ['锉削平面时的站立姿势', '用兆欧表测绝缘电阻', '额定电压３８０Ｖ', 'Ａ相接地', '😀表情']

let app: TestApp
let expert: Client
beforeAll(async () => {
  app = await startTestApp()
  const federation = await createFederation(app)
  expert = await signedIn(app, { username: 'expert', organisationId: federation.city, role: 'expert' })
  await addDrafts(app.db, { tradeCode: electrician, bankName: '电工题库' }, [
    ...stems.map((stem) => draft(stem)),
    draft('过期的题', { validUntil: '2020-01-01', source: '市赛2019', level: null }),
    draft('将来的题', { validFrom: '2999-01-01', standard: 'GB 1', edition: '2011' }),
    ...Array.from({ length: 120 }, (_, n) => draft(`第${n}道练习`, { source: '练习册' })),
  ])
})
afterAll(() => app.stop())

type Query = NonNullable<Parameters<typeof search>[0]>
const search = (query: {
  search?: string
  source?: string
  standard?: string
  edition?: string
  level?: string
  validity?: 'valid' | 'not-yet' | 'expired' | 'outdated'
  state?: 'draft' | 'review' | 'published' | 'retired'
  examPointId?: string
  reports?: 'open'
  conflict?: 'open'
  sort?: 'position' | 'newest' | 'reports'
  cursor?: string
}) => expert.call('GET /api/questions', { query })
const found = async (query: Query) => (await search(query)).items.map(({ stemText }) => stemText)
const params = async (text: string) => ({ questionId: (await search({ search: text })).items[0]?.questionId ?? '' })

test.each<[string, Query, string[]]>([
  ['one character', { search: '锉' }, ['锉削平面时的站立姿势']],
  ['two characters', { search: '绝缘' }, ['用兆欧表测绝缘电阻']],
  ['two characters that do not follow each other', { search: '绝电' }, []],
  ['several short words', { search: '电阻 兆 绝' }, ['用兆欧表测绝缘电阻']],
  ['a sign beyond the first plane', { search: '😀' }, ['😀表情']],
  ['a part of its source', { source: '市赛' }, ['过期的题']],
  ['its standard and edition', { standard: 'GB 1', edition: '2011' }, ['将来的题']],
  ['another edition', { standard: 'GB 1', edition: '2012' }, []],
  ['not yet valid', { validity: 'not-yet' }, ['将来的题']],
  ['expired', { validity: 'expired' }, ['过期的题']],
  ['no level', { level: 'none' }, ['过期的题']],
  ['in review', { state: 'review' }, []],
])('questions are found by %s', async (_, query, expected) => {
  const { total, totalIsCapped } = await search(query)
  expect(await found(query)).toEqual(expected)
  expect([total, totalIsCapped]).toEqual([expected.length, false])
})

test('whatever stands in a text is found by each of its parts, and nothing else is', async () => {
  const all = [...stems, '过期的题', '将来的题']
  const part = fc
    .constantFrom(...all)
    .chain((stem) => {
      const signs = [...plainText(stem)]
      return fc
        .tuple(fc.nat(signs.length - 1), fc.integer({ min: 1, max: 4 }))
        .map(([from, length]) => signs.slice(from, from + length).join(''))
    })
    .filter((word) => word.trim() !== '')
  await fc.assert(
    fc.asyncProperty(part, async (word) => {
      const names = await found({ search: word })
      for (const stem of all)
        if (plainText(stem).includes(plainText(word))) expect(names).toContain(contentText(textContent(stem)))
    }),
    { numRuns: 40 },
  )
})

test('a short word has the numbers that the database gives it', async () => {
  const word = fc
    .array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }), { minLength: 1, maxLength: 2 })
    .map((signs) => [...signs.join('')].slice(0, 2).join(''))
    .filter((text) => !/[\0\p{Surrogate}]/u.test(text))
  await fc.assert(
    fc.asyncProperty(word, async (text) => {
      const { rows } = await app.db.$client.query('select short_words($1) @> $2 as has', [text, shortWords(text)])
      expect(rows).toEqual([{ has: true }])
    }),
    { numRuns: 50 },
  )
})

test.each(['position', 'newest', 'reports'] as const)('pages by %s follow each other without a gap', async (sort) => {
  const versions = await app.db.$client.query(
    `insert into question_report (id, question_version_id, reason, note)
     select gen_random_uuid(), current_version_id, 'typo', '' from question, generate_series(1, 1 + position::int % 3)
     where position % 9 = 0 and not exists (select from question_report) returning id`,
  )
  expect(versions).toBeDefined()
  const ids: string[] = []
  const reports: number[] = []
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page: Awaited<ReturnType<typeof search>> = await search({ sort, ...(cursor ? { cursor } : {}) })
    ids.push(...page.items.map(({ questionId }) => questionId))
    reports.push(...page.items.map(({ openReports }) => openReports))
    cursor = page.nextCursor
  }
  expect(new Set(ids).size).toBe(127)
  expect(ids).toHaveLength(127)
  if (sort === 'newest') expect(ids).toEqual([...ids].sort().reverse())
  if (sort === 'reports') expect(reports).toEqual([...reports].sort((a, b) => b - a))
})

test('what was withdrawn with its import is never found, and what waits is found by how it waits', async () => {
  const gone = await params('Ａ相')
  const waiting = await params('３８０')
  await app.db.$client.query(`update question set state = 'withdrawn' where id = $1`, [gone.questionId])
  expect(await found({ search: 'Ａ相' })).toEqual([])
  await app.db.$client.query(
    `insert into question_version (id, question_id, version, state, type, language, stem, options, targets, search_text)
     select gen_random_uuid(), question_id, 2, 'review', type, language, stem, options, targets, search_text
     from question_version where question_id = $1`,
    [waiting.questionId],
  )
  expect((await search({ state: 'review' })).items).toMatchObject([
    { ...waiting, state: 'published', waiting: 'review' },
  ])
  expect(await found({ state: 'draft' })).toEqual([])
})
