import { type PaperAnswer, paperAnswersLine } from '@lianbing/scoring'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Sitter } from './entry-queries.ts'
import type { Ground } from './plan-entries.ts'
import { planSheet } from './plan-sheet.ts'
import { readSheet } from './read-sheet.ts'
import { templateSheets } from './template-sheets.ts'

const named = Array.from(
  { length: 6 },
  (_, place): Sitter => ({
    personId: `p${place}`,
    username: `gong${place}`,
    displayName: place < 2 ? '王芳' : `工人${place}`,
    organisationName: place === 0 ? '一班' : '二班',
    organisationPath: '1.',
  }),
)
const shape = (['single-choice', 'multiple-choice', 'true-false', 'numeric', 'written'] as const).map((type) => ({
  type,
  options: 4,
  blanks: 0,
  maximum: 500,
}))
const maximum = 2_500
const forms = new Map(
  ['A', 'B'].map((letter) => [`f${letter}`, { form: { id: `f${letter}`, letter }, maximum, shape }]),
) as unknown as Ground['forms']
const ground: Ground = { forms, sitters: new Map(named.map((one) => [one.personId, one])), standing: new Map() }
const plan = (rows: readonly string[][]) => {
  const sheet = readSheet(rows.map((cells, place) => ({ at: String(place + 1), cells })))
  return sheet === undefined ? undefined : planSheet(sheet, { named, ground, actorId: 'officer' })
}

const answers: fc.Arbitrary<PaperAnswer[]> = fc.tuple(
  fc.nat(3).map((place) => ({ letters: [place] })),
  fc.uniqueArray(fc.nat(3), { minLength: 1 }).map((places) => ({ letters: places.sort() })),
  fc.boolean().map((truth) => ({ truth })),
  fc.integer({ min: -999, max: 999 }).map((number) => ({ number: String(number) })),
  fc.option(fc.nat(500)).map((written) => ({ written })),
)
/** What an officer writes into a row: form with answers or a total, or nothing where somebody did not sit. */
const said = fc.option(
  fc.record({
    letter: fc.constantFrom('A', 'B'),
    answers: fc.option(answers.map(paperAnswersLine)),
    total: fc.nat(maximum),
  }),
)
const filled = fc.record({
  language: fc.constantFrom('zh-CN' as const, 'en' as const),
  rows: fc.array(said, { minLength: named.length, maxLength: named.length }),
  /** Answers in a column for each number in place of one cell. */
  each: fc.boolean(),
})
type Filled = typeof filled extends fc.Arbitrary<infer T> ? T : never

const rowsOf = ({ language, rows, each }: Filled): string[][] => {
  const [{ rows: template }] = templateSheets(language, named, ['A', 'B'])
  const [headings = [], ...people] = [...template]
  const numbers = each ? shape.map((_, place) => String(place + 1)) : []
  return [
    [...headings, ...numbers],
    ...people.map(([username = '', name = '', organisation = ''], place) => {
      const row = rows[place]
      if (!row) return [username, name, organisation, '', '', '', ...numbers.map(() => '')]
      const line = row.answers
      const total = line === null ? String(row.total / 100) : ''
      const spread = each ? (line?.split(' ') ?? numbers.map(() => '')) : []
      return [username, name, organisation, row.letter, each ? '' : (line ?? ''), total, ...spread]
    }),
  ]
}

test('a template that was filled in is entered as it was filled in', () => {
  fc.assert(
    fc.property(filled, (sheet) => {
      if (sheet.rows.every((row) => row === null)) return
      const planned = plan(rowsOf(sheet))
      expect(planned?.problems).toEqual([])
      expect(
        planned?.items.map(({ at, personId, letter, answers, total }) => ({ at, personId, letter, answers, total })),
      ).toEqual(
        sheet.rows.flatMap((row, place) => {
          const at = String(place + 2)
          const { letter, answers, total } = row ?? { letter: '', answers: null, total: 0 }
          return row ? [{ at, personId: `p${place}`, letter, answers, total: answers === null ? total : null }] : []
        }),
      )
    }),
  )
})

const junk = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom('', 'E', 'gong1', '王芳', '9999', '*', 'ABCDE'),
)

test('whatever is written into its rows, each row that says something is entered or named with its column', () => {
  const mutated = fc.tuple(filled, fc.array(fc.tuple(fc.nat(5), fc.nat(10), junk), { minLength: 1, maxLength: 12 }))
  fc.assert(
    fc.property(mutated, ([sheet, faults]) => {
      const rows = rowsOf(sheet)
      const width = rows[0]?.length ?? 0
      for (const [row, column, text] of faults) (rows[row + 1] ?? [])[column % width] = text
      const planned = plan(rows)
      const saying = rows.slice(1).flatMap((cells, place) => {
        const spread = cells.slice(6).some((cell) => cell.replace(/\s/g, '') !== '')
        return cells[4]?.trim() || cells[5]?.trim() || spread ? [String(place + 2)] : []
      })
      const told = [...(planned?.items ?? []), ...(planned?.problems ?? [])].map(({ at }) => at)
      expect(told.sort()).toEqual(saying)
      for (const { column } of planned?.problems ?? []) expect(rows[0]).toContain(column)
    }),
  )
})

test('any table at all is read or refused', () => {
  fc.assert(
    fc.property(fc.array(fc.array(junk, { maxLength: 8 }), { maxLength: 14 }), (rows) => {
      const planned = plan([...rows, ['姓名', '卷别', '答案'], ...rows])
      expect(planned === undefined || planned.items.length >= 0).toBe(true)
    }),
  )
})
