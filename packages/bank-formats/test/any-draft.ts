import type { Content, Inline, Option, QuestionDraft } from '@lianbing/contract'
import fc from 'fast-check'
import { comparable } from '../src/text/comparable.ts'

/** Words with all the signs that mean something in one of the formats. */
const word = fc.oneof(
  { weight: 5, arbitrary: fc.stringMatching(/^[A-Za-z0-9电焊工验接地线铜铝]{1,8}$/) },
  { weight: 1, arbitrary: fc.stringMatching(/^[{}=~#:\\$<>&"'[\]()%*+@|_.,;!?/^-]{1,6}$/) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '=1+1',
      '@SUM(A1)',
      '-5',
      '+5',
      '{{blank}}',
      '{{A}}',
      '{{',
      '}}',
      '\\(x\\)',
      '$$',
      '\\n',
      '&nbsp;',
      '<b>',
      '</p>',
      ']]>',
      '%50%',
      '[html]',
      '//',
      '::',
      '->',
      '____',
      '（  ）',
      '{1:SA:=a}',
      '$CATEGORY:',
      'A.',
      '（1）',
      '答案：B',
      '_x000D_',
    ),
  },
)
const words = fc.array(word, { minLength: 1, maxLength: 5 }).map((list) => list.join(' '))

const run = fc.record(
  {
    type: fc.constant('run' as const),
    text: words,
    bold: fc.constant(true as const),
    italic: fc.constant(true as const),
    underline: fc.constant(true as const),
    position: fc.constantFrom('sub' as const, 'super' as const),
  },
  { requiredKeys: ['type', 'text'] },
)
const plainRun = words.map((text) => ({ type: 'run' as const, text }))
const formula = fc
  .constantFrom('\\frac{U}{R}', 'I^2R', 'a < b & c', '\\{x\\}', '\\neq 3', 'x_{1}', '\\text{电}')
  .map((tex) => ({ type: 'formula' as const, tex }))

interface Kinds {
  /** Hashes of pictures. */
  pictures: readonly string[]
  options?: number
  tables: boolean
}

const inlineOf = ({ pictures, options = 0 }: Kinds): fc.Arbitrary<Inline> =>
  fc.oneof(
    { weight: 6, arbitrary: plainRun },
    { weight: 2, arbitrary: run },
    { weight: 1, arbitrary: formula },
    ...(options > 0
      ? [
          {
            weight: 1,
            arbitrary: fc
              .nat(options - 1)
              .map((place): Inline => ({ type: 'option', id: String.fromCharCode(65 + place) })),
          },
        ]
      : []),
    ...(pictures.length > 0
      ? [
          {
            weight: 1,
            arbitrary: fc
              .tuple(fc.constantFrom(...pictures), fc.constantFrom('', '图1', 'a "b" <c>'))
              .map(([hash, alt]): Inline => ({ type: 'image', hash, alt })),
          },
        ]
      : []),
  )

const lineOf = (kinds: Kinds) => fc.array(inlineOf(kinds), { minLength: 1, maxLength: 3 })

const blockOf = (kinds: Kinds): fc.Arbitrary<Content[number]> =>
  fc.oneof(
    { weight: 8, arbitrary: lineOf(kinds).map((children) => ({ type: 'paragraph' as const, children })) },
    ...(kinds.tables
      ? [
          {
            weight: 1,
            arbitrary: fc
              .tuple(fc.integer({ min: 2, max: 3 }), fc.integer({ min: 1, max: 3 }))
              .chain(([columns, rows]) =>
                fc.array(
                  fc.array(fc.array(plainRun, { minLength: 1, maxLength: 1 }), {
                    minLength: columns,
                    maxLength: columns,
                  }),
                  {
                    minLength: rows,
                    maxLength: rows,
                  },
                ),
              )
              .map((rows) => ({ type: 'table' as const, rows })),
          },
        ]
      : []),
  )

const contentOf = (kinds: Kinds, maxLength = 3) => fc.array(blockOf(kinds), { minLength: 1, maxLength })

const optionsOf = (kinds: Kinds, minLength: number, maxLength = 5): fc.Arbitrary<Option[]> =>
  fc
    .uniqueArray(fc.tuple(contentOf(kinds, 1), fc.boolean()), {
      minLength,
      maxLength,
      selector: ([content]) => comparable(JSON.stringify(content)).toLowerCase(),
    })
    .map((list) => list.map(([content, pinned], place) => ({ id: String.fromCharCode(65 + place), content, pinned })))

const decimal = fc
  .tuple(fc.integer({ min: -99_999, max: 99_999 }), fc.integer({ min: 0, max: 3 }))
  .map(([value, scale]) => String(value / 10 ** scale))
const tolerance = fc.constantFrom('0', '0.1', '0.05', '2')

type Asked = Pick<QuestionDraft, 'type' | 'stem' | 'options' | 'targets' | 'key'> & { blanks?: number; unit?: string }

const gapWords = fc.stringMatching(/^[A-Za-z0-9电焊工][A-Za-z0-9电焊工{}=~#:&<>;.,'"%*+-]{0,8}$/)

const blanksOf = (kinds: Kinds, most: number): fc.Arbitrary<Asked> =>
  fc
    .array(
      fc.tuple(
        lineOf(kinds),
        fc.uniqueArray(gapWords, { minLength: 1, maxLength: 3, selector: (text) => comparable(text).toLowerCase() }),
      ),
      {
        minLength: 1,
        maxLength: most,
      },
    )
    .chain((gaps) =>
      fc.tuple(fc.constant(gaps), fc.boolean()).map(([list, anyOrder]): Asked => {
        const children = list.flatMap(([line], index): Inline[] => [...line, { type: 'blank', index }])
        return {
          type: 'blanks',
          stem: [{ type: 'paragraph', children: [...children, { type: 'run', text: '。' }] }],
          options: [],
          targets: [],
          blanks: list.length,
          key: { type: 'blanks', texts: list.map(([, texts]) => texts), anyOrder: list.length > 1 && anyOrder },
        }
      }),
    )

const askedOf = (kinds: Kinds): fc.Arbitrary<Asked> => {
  const bare = { ...kinds, tables: false }
  const referring = { ...kinds, options: 2 }
  const nothing = { options: [], targets: [] }
  return fc.oneof(
    fc.tuple(contentOf(kinds), optionsOf(bare, 2), fc.nat()).map(
      ([stem, options, at]): Asked => ({
        type: 'single-choice',
        stem,
        options,
        targets: [],
        key: { type: 'single-choice', choice: options[at % options.length]?.id ?? 'A' },
      }),
    ),
    fc
      .tuple(contentOf(referring), optionsOf(bare, 2), fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }))
      .map(([stem, options, chosen]): Asked => {
        const right = options.filter((_, place) => chosen[place]).map(({ id }) => id)
        return {
          type: 'multiple-choice',
          stem,
          options,
          targets: [],
          key: { type: 'multiple-choice', choices: right.length > 0 ? right : ['A'] },
        }
      }),
    fc
      .tuple(contentOf(kinds), fc.boolean())
      .map(([stem, truth]): Asked => ({ type: 'true-false', stem, ...nothing, key: { type: 'true-false', truth } })),
    blanksOf(bare, 3),
    fc
      .tuple(
        contentOf(kinds),
        decimal,
        tolerance,
        fc.option(fc.constantFrom('A', 'V', 'mm', 'm/s', '℃'), { nil: undefined }),
      )
      .map(([stem, number, around, unit]): Asked => {
        const named = unit === undefined ? {} : { unit }
        return {
          type: 'numeric',
          stem,
          ...nothing,
          ...named,
          key: { type: 'numeric', number, tolerance: around, ...named },
        }
      }),
    fc.tuple(contentOf(kinds), optionsOf(bare, 2)).chain(([stem, options]) =>
      fc
        .shuffledSubarray(
          options.map(({ id }) => id),
          { minLength: options.length },
        )
        .map((order): Asked => ({ type: 'ordering', stem, options, targets: [], key: { type: 'ordering', order } })),
    ),
    fc
      .tuple(
        contentOf(kinds),
        optionsOf(bare, 2),
        optionsOf(bare, 2),
        fc.array(fc.nat(), { minLength: 5, maxLength: 5 }),
      )
      .map(([stem, options, targets, places]): Asked => {
        const pairs = options.map(({ id }, place): [string, string] => [
          id,
          targets[(places[place] ?? 0) % targets.length]?.id ?? 'A',
        ])
        return {
          type: 'matching',
          stem,
          options,
          targets: targets.map((target) => ({ ...target, pinned: false })),
          key: { type: 'matching', pairs },
        }
      }),
    fc.tuple(contentOf(kinds), fc.array(words, { minLength: 1, maxLength: 3 })).map(
      ([stem, lines]): Asked => ({
        type: 'written',
        stem,
        ...nothing,
        key: { type: 'written', rubric: lines.join('\n') },
      }),
    ),
  )
}

const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 2 })
const day = fc.constantFrom('2024-01-01', '2026-12-31')

/** Any question that the model holds; pictures are those of the given hashes. */
export const anyDraft = (pictures: readonly string[] = []): fc.Arbitrary<QuestionDraft> => {
  const kinds = { pictures, tables: true }
  return fc
    .tuple(
      askedOf(kinds),
      fc.option(contentOf(kinds, 2), { nil: [], freq: 4 }),
      fc.option(contentOf(kinds, 2), { nil: [], freq: 2 }),
      fc.record({
        level: orNull(fc.integer({ min: 1, max: 5 })),
        difficulty: orNull(fc.integer({ min: 1, max: 5 })),
        examPoint: orNull(words),
        source: orNull(words),
        sourceDetail: orNull(words),
        licence: orNull(words),
        author: orNull(words),
        reviewer: orNull(words),
        standard: orNull(words),
        edition: orNull(words),
        validFrom: orNull(day),
        validUntil: orNull(day),
      }),
    )
    .map(
      ([asked, material, explanation, about]): QuestionDraft => ({
        language: 'zh-CN',
        material,
        ...asked,
        ...about,
        group: null,
        explanation,
      }),
    )
}
