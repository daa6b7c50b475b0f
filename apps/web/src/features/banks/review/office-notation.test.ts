import type { Block, Content, Inline } from '@lianbing/contract'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { namePictures, readNotation, writeNotation } from './office-notation.ts'

const options = ['a', 'b', 'c']
const flag = fc.option(fc.constant(true as const), { nil: undefined })
const piece = fc.constantFrom(
  '{',
  '{{',
  '}',
  '}}',
  '\\',
  '\\(',
  '\\)',
  '|',
  ' ',
  '=',
  'b:',
  '电',
  'x',
  '{{b:',
  '½',
  '{{blank}}',
  ':',
  '+',
)
const text = fc.array(piece, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''))
const clean = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as T
const run = fc
  .record({ text, bold: flag, italic: flag, underline: flag, position: fc.constantFrom(undefined, 'sub', 'super') })
  .map((look) => clean({ type: 'run', ...look }) as Inline)
const inline: fc.Arbitrary<Inline> = fc.oneof(
  { weight: 4, arbitrary: run },
  text.map((tex): Inline => ({ type: 'formula', tex })),
  fc.constantFrom('a', 'b', 'c', 'z', 'A}}').map((id): Inline => ({ type: 'option', id })),
  fc.integer({ min: 0, max: 4 }).map((index): Inline => ({ type: 'blank', index })),
  fc
    .record({ hash: fc.constantFrom('aaaaaaa', 'aaaaaab', 'c'), alt: text, width: fc.constantFrom(undefined, 1, 2) })
    .map((image) => clean({ type: 'image', ...image }) as Inline),
)
const look = (child: Inline) => JSON.stringify({ ...child, text: '' })

/** What no reader can tell apart: neighbours that look alike are one, and nothing is empty. */
const tidy = (children: readonly Inline[]): Inline[] => {
  const tidied: Inline[] = []
  for (const child of children) {
    const last = tidied.at(-1)
    if (child.type === 'run' && last?.type === 'run' && look(last) === look(child))
      tidied[tidied.length - 1] = { ...last, text: last.text + child.text }
    else tidied.push(child.type === 'image' ? { ...child, alt: child.alt.trim() } : child)
  }
  return tidied
}
const isPlain = (child: Inline | undefined) => child?.type === 'run' && Object.keys(child).length === 2
/** Blanks at the edge of a cell are its padding. */
const cell = (children: readonly Inline[]): Inline[] => {
  const inside = tidy(children)
  const edge = (place: number, side: 'trimStart' | 'trimEnd') => {
    const child = inside.at(place)
    if (child?.type === 'run' && isPlain(child)) inside.splice(place, 1, { ...child, text: child.text[side]() })
  }
  edge(0, 'trimStart')
  edge(-1, 'trimEnd')
  return inside.filter((child) => child.type !== 'run' || child.text !== '')
}
const paragraph = fc
  .array(inline, { minLength: 1, maxLength: 5 })
  .map((children): Block => ({ type: 'paragraph', children: tidy(children) }))
const table = fc
  .array(fc.array(fc.array(inline, { maxLength: 3 }).map(cell), { minLength: 1, maxLength: 3 }), {
    minLength: 1,
    maxLength: 3,
  })
  .map((rows): Block => ({ type: 'table', rows }))

test('whatever a question says is typed and read again unchanged', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(paragraph, table), { maxLength: 4 }), (content: Content) => {
      const names = { options, pictures: namePictures([content]) }
      const written = writeNotation(content, names)
      expect(readNotation(written, names), written).toEqual({ content, unknown: [] })
    }),
    { numRuns: 2_000 },
  )
})

test('any text can be typed, and nothing of it is lost', () => {
  const names = { options, pictures: new Map() }
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (parts) => {
      const { content } = readNotation(parts.join(''), names)
      const written = writeNotation(content, names)
      expect(readNotation(written, names).content).toEqual(content)
    }),
    { numRuns: 2_000, examples: [[['{{b:', '}}', ' ', '|']]] },
  )
})

test('people learn one notation: what the question package takes is read the same', () => {
  const names = { options, pictures: new Map([['图', { type: 'image' as const, hash: 'h' }]]) }
  const written = 'H{{sub:2}}O 与 \\(U=IR\\)，见 {{B}}\n填 {{blank}} 和 {{blank}}{{image:图|接线图}}'
  expect(readNotation(written, names).content).toEqual([
    {
      type: 'paragraph',
      children: [
        { type: 'run', text: 'H' },
        { type: 'run', text: '2', position: 'sub' },
        { type: 'run', text: 'O 与 ' },
        { type: 'formula', tex: 'U=IR' },
        { type: 'run', text: '，见 ' },
        { type: 'option', id: 'b' },
      ],
    },
    {
      type: 'paragraph',
      children: [
        { type: 'run', text: '填 ' },
        { type: 'blank', index: 0 },
        { type: 'run', text: ' 和 ' },
        { type: 'blank', index: 1 },
        { type: 'image', hash: 'h', alt: '接线图' },
      ],
    },
  ])
  expect(writeNotation(readNotation(written, names).content, names)).toBe(written)
})

test('what means nothing stays as it was typed, and is named', () => {
  const names = { options, pictures: new Map() }
  const { content, unknown } = readNotation('见 {{Q}} 和 \\(x', names)
  expect(content).toEqual([{ type: 'paragraph', children: [{ type: 'run', text: '见 {{Q}} 和 \\(x' }] }])
  expect(unknown).toEqual(['{{Q}}', '\\(x'])
})
