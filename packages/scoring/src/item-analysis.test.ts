import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alphaPlainly, itemPlainly, type PlainSheet } from '../test/analyse-plainly.ts'
import made from '../test/item-analysis-numpy.json' with { type: 'json' }
import { createItemAnalysis, type ItemFigures } from './item-analysis.ts'
import { packSheet, positionOf, type SheetCell } from './item-sheet.ts'

const viewOf = (cells: readonly SheetCell[]) => new DataView(packSheet(cells).buffer)
const analyse = (sheets: readonly PlainSheet[], sections: number[]) => {
  const analysis = createItemAnalysis(
    Float64Array.from(sheets, ({ score, maximum }) => score / maximum),
    [sections],
  )
  for (const { score, maximum, cells } of sheets) analysis.add({ rules: 0, score, maximum, cells: viewOf(cells) })
  const items = analysis.items().map((item): [number, ItemFigures] => [positionOf(item.item).position, item])
  return { items: new Map(items), paper: analysis.papers()[0] }
}
/** Numbers within rounding; lists and nulls as they are. */
const near = (value: unknown): unknown =>
  typeof value === 'number'
    ? expect.closeTo(value, 9)
    : Array.isArray(value)
      ? value.map(near)
      : value !== null && typeof value === 'object'
        ? Object.fromEntries(Object.entries(value).map(([name, part]) => [name, near(part)]))
        : value

type Made = { keys: string; maxima: number[]; answers: string[]; seconds: number[][] }
const sheetsOf = ({ keys, maxima, answers, seconds }: Made): PlainSheet[] =>
  answers.map((line, person) => {
    const cells = [...line].flatMap((letter, position): SheetCell[] => {
      const maximum = maxima[position] ?? 0
      const answered = letter !== '-'
      const chosen = answered ? 1 << 'ABCD'.indexOf(letter) : 0
      const score = letter === keys[position] ? maximum : 0
      const time = answered ? (seconds[person]?.[position] ?? 0) : 0
      return letter === '.' ? [] : [{ position, version: 1, chosen, answered, score, maximum, seconds: time }]
    })
    const sum = (field: 'score' | 'maximum') => cells.reduce((total, cell) => total + cell[field], 0)
    return { score: sum('score'), maximum: sum('maximum'), cells }
  })

describe('what numpy has found', () => {
  test.each([
    { name: 'fixed', data: made.fixed, sections: [10] },
    { name: 'drawn', data: made.drawn, sections: made.drawn.sections },
  ])('in $name papers', ({ data, sections }) => {
    const { items, paper } = analyse(sheetsOf(data), sections)
    expect(paper).toMatchObject(near(data.paper) as object)
    for (const [position, { chosen, ...expected }] of data.items.entries()) {
      const found = items.get(position)
      expect(found).toMatchObject(near(expected) as object)
      expect(found?.chosen.slice(0, 4)).toEqual(chosen)
    }
  })

  test('where all questions are worth the same, α is KR-20', () => {
    const { paper } = analyse(sheetsOf({ ...made.fixed, maxima: Array(10).fill(100) }), [10])
    expect(paper?.reliability).toEqual({ kind: 'fixed', value: expect.closeTo(made.fixed.kr20, 9) })
  })
})

const cell = (position: number): fc.Arbitrary<SheetCell> =>
  fc
    .record({
      chosen: fc.nat(15),
      answered: fc.boolean(),
      part: fc.constantFrom(0, 0, 50, 100),
      seconds: fc.nat(40),
    })
    .map(({ chosen, answered, part, seconds }) => ({
      position,
      version: 1,
      chosen: answered ? chosen : 0,
      answered,
      score: answered ? part : 0,
      maximum: 100,
      seconds: answered ? seconds : 0,
    }))
const sheet = (cells: SheetCell[]): PlainSheet => ({
  score: cells.reduce((sum, { score }) => sum + score, 0),
  maximum: cells.length * 100,
  cells,
})

test('everybody the same paper: as the plain definitions over the whole table say', () => {
  const table = fc.integer({ min: 1, max: 6 }).chain((k) =>
    fc.array(fc.tuple(...Array.from({ length: k }, (_, position) => cell(position))), {
      minLength: 3,
      maxLength: 40,
    }),
  )
  fc.assert(
    fc.property(table, (rows) => {
      const sheets = rows.map(sheet)
      const { items, paper } = analyse(sheets, [rows[0]?.length ?? 0])
      for (const [position, { chosen, item: _, ...found }] of items) {
        const { chosen: expected, ...rest } = itemPlainly(sheets, position)
        expect(found).toEqual(near(rest))
        expect(chosen.slice(0, 4)).toEqual(expected)
      }
      const alpha = alphaPlainly(sheets)
      expect(paper?.reliability ?? null).toEqual(
        alpha === null ? null : { kind: 'fixed', value: expect.closeTo(alpha, 6) },
      )
    }),
  )
})

test('papers that were drawn: each question from those who were asked it', () => {
  const table = fc.array(
    fc.uniqueArray(fc.nat(9), { minLength: 4, maxLength: 4 }).chain((asked) => fc.tuple(...asked.map(cell))),
    {
      minLength: 3,
      maxLength: 40,
    },
  )
  fc.assert(
    fc.property(table, (rows) => {
      const sheets = rows.map(sheet)
      for (const [position, { chosen, item: _, ...found }] of analyse(sheets, [4]).items) {
        const { chosen: expected, ...rest } = itemPlainly(sheets, position)
        expect(found).toEqual(near(rest))
        expect(chosen.slice(0, 4)).toEqual(expected)
      }
    }),
  )
})

test('one section of right and wrong, drawn for each: the reliability is KR-21, but for n instead of n − 1', () => {
  const rows = Array.from({ length: 60 }, (_, person) =>
    sheet(
      Array.from({ length: 8 }, (_, slot) => ({
        position: ((person * 7 + slot * 3) % 29) + 1,
        version: 1,
        chosen: 1,
        answered: true,
        score: (person * slot) % 5 < person % 5 ? 100 : 0,
        maximum: 100,
        seconds: 5,
      })),
    ),
  )
  const right = rows.map(({ score }) => score / 100)
  const n = right.length
  const mean = right.reduce((sum, value) => sum + value, 0) / n
  const squares = right.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  const [population, sample] = [squares / n, squares / (n - 1)]
  const kr21 = 1 - (mean * (8 - mean) - population) / (7 * sample)
  expect(analyse(rows, [8]).paper?.reliability).toEqual({ kind: 'drawn', value: expect.closeTo(kr21, 9) })
})

test('a question that was dropped counts nowhere', () => {
  const [first, ...others] = sheetsOf(made.fixed).map(({ score, maximum, cells }) => {
    const gone = cells[3] as SheetCell
    const left = cells.map((one, slot) => (slot === 3 ? { ...one, score: 0, maximum: 0 } : one))
    return { score: score - gone.score, maximum: maximum - gone.maximum, cells: left }
  })
  if (first === undefined) throw new Error('no people')
  const dropped = analyse([first, ...others], [10])
  const without = analyse(
    [first, ...others].map((one) => ({ ...one, cells: one.cells.filter(({ maximum }) => maximum > 0) })),
    [9],
  )
  expect(dropped.items.has(3)).toBe(false)
  expect(dropped.paper).toEqual(without.paper)
  expect(dropped.items.get(4)).toEqual(without.items.get(4))
})
