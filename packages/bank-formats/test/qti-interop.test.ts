import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { readBank } from '../src/index.ts'
import { interop, is, list, material, only, read, when } from './qti-files.ts'
import { shown, summaries } from './samples.ts'

const three = { a: 'rasp', b: 'file', c: 'saw' }
const asked = material('Which tools smooth?')
const entry = (ident: string, attributes = '') =>
  `<response_str ident="${ident}"><render_fib ${attributes}><response_label ident="x"/></render_fib></response_str>`

describe('choices of QTI 1.2', () => {
  const cases: [string, string, unknown][] = [
    [
      'one, where each condition sets the points',
      interop(asked + list('r', three), when(is('r', 'a'), 0) + when(is('r', 'b'), 10) + when(is('r', 'c'), 0)),
      { type: 'single-choice', choice: 'B' },
    ],
    [
      'several, where each adds or takes points',
      interop(
        asked + list('r', three, 'Multiple'),
        when(is('r', 'a'), 25, 'Add') + when(is('r', 'b'), 25, 'Add') + when(is('r', 'c'), -10, 'Add'),
      ),
      { type: 'multiple-choice', choices: ['A', 'B'] },
    ],
    [
      'several, where one condition names all that must and must not be chosen',
      interop(
        asked + list('r', three, 'Multiple'),
        when(`<and>${is('r', 'a')}<not>${is('r', 'b')}</not>${is('r', 'c')}</and>`, 100),
      ),
      { type: 'multiple-choice', choices: ['A', 'C'] },
    ],
    [
      'an order, where each condition names a place',
      interop(
        asked + list('r', three, 'Ordered'),
        when(
          ['c', 'a', 'b'].map((name, at) => `<varequal respident="r" index="${at + 1}">${name}</varequal>`).join(''),
          1,
        ),
      ),
      { type: 'ordering', order: ['C', 'A', 'B'] },
    ],
    [
      'one, where the first condition that holds ends it all',
      interop(
        asked + list('r', three),
        when(is('r', 'b'), 1, 'Set', 'continue="No"') + when('<other/>', 0, 'Set', 'continue="No"'),
      ),
      { type: 'single-choice', choice: 'B' },
    ],
  ]
  it.each(cases)('%s', async (_, text, key) => {
    expect(await only(text)).toMatchObject({ key })
  })

  it.each<[string, string, string]>([
    ['nothing earns points', interop(asked + list('r', three), when(is('r', 'a'), 0)), 'key.missing'],
    [
      'there are only notes of a program',
      interop(`${asked}<response_extension><style>2</style></response_extension>`, ''),
      'type.unsupported',
    ],
    ['there are no conditions', interop(asked + list('r', three), ''), 'key.missing'],
    [
      'two earn the same',
      interop(asked + list('r', three), when(is('r', 'a'), 1) + when(is('r', 'b'), 1)),
      'key.too-many',
    ],
    [
      'a condition is not known',
      interop(asked + list('r', three), when('<varsubset respident="r">a</varsubset>', 1)),
      'key.unreadable',
    ],
    ['the area of a picture is asked for', interop('<response_xy ident="r"/>', ''), 'type.unsupported'],
    [
      'a number is set by a slider',
      interop('<response_num ident="r"><render_slider/></response_num>', ''),
      'type.unsupported',
    ],
    [
      'the text is in another format',
      interop(material('{\\rtf1 x}', 'text/rtf') + list('r', three), ''),
      'type.unsupported',
    ],
    [
      'the numbers change each time',
      interop(material('[x]?') + entry('r'), when(is('r', '1'), 1), 'calculated_question'),
      'type.unsupported',
    ],
    [
      'lists differ',
      interop(list('r', three) + list('s', { d: 'x', e: 'y' }), when(is('r', 'a'), 1)),
      'type.unsupported',
    ],
  ])('rejected where %s', async (_, text, code) => {
    expect(await only(text)).toMatchObject({ code })
  })
})

describe('what is written into QTI 1.2', () => {
  it.each<[string, string, unknown]>([
    [
      'gaps within the text, each with its points',
      interop(
        `<flow>${material('A ')}${entry('r')}${material(' and a ')}${entry('s')}</flow>`,
        when(is('r', 'file'), 1, 'Add') + when(is('s', 'saw'), 1, 'Add') + when(is('s', 'handsaw'), 1, 'Add'),
      ),
      { key: { type: 'blanks', texts: [['file'], ['saw', 'handsaw']] } },
    ],
    [
      'alternatives side by side in one condition',
      interop(asked + entry('r'), when(is('r', 'file') + is('r', 'rasp'), 100)),
      { key: { type: 'blanks', texts: [['file', 'rasp']] } },
    ],
    [
      'a number that is right however many zeros it has',
      interop(asked + entry('r', 'fibtype="Decimal"'), when(is('r', '12.50'), 1)),
      { key: { type: 'numeric', number: '12.5', tolerance: '0' } },
    ],
    [
      'two numbers that are no interval',
      interop(asked + entry('r', 'fibtype="Integer"'), when(`<or>${is('r', '3')}${is('r', '5')}</or>`, 1)),
      { code: 'key.several-ways' },
    ],
    [
      'gaps whose points are counted apart',
      interop(
        asked + entry('r') + entry('s'),
        (when(is('r', 'file'), 100) + when(is('s', 'saw'), 100))
          .replace('SCORE', 'Blank_1')
          .replace('SCORE', 'Blank_2'),
      ),
      { key: { type: 'blanks', texts: [['file'], ['saw']] } },
    ],
    [
      'an answer that is asked for by the label of its place',
      interop(asked + entry('r').replace('"x"', '"r_ans"'), when(is('r_ans', 'file'), 1)),
      { key: { type: 'blanks', texts: [['file']] } },
    ],
    [
      'an essay by its kind',
      interop(asked + entry('r'), '', 'essay_question'),
      { key: { type: 'written', rubric: '' } },
    ],
    ['an essay by its lines', interop(asked + entry('r', 'rows="8"'), ''), { key: { type: 'written' } }],
    ['a line without an answer', interop(asked + entry('r'), ''), { code: 'key.missing' }],
    [
      'a model answer',
      interop(
        asked + entry('r', 'rows="8"'),
        '',
        '',
        '<itemfeedback ident="s"><solution><solutionmaterial><material><mattext>A file.</mattext></material></solutionmaterial></solution></itemfeedback>',
      ),
      { key: { type: 'written', rubric: 'A file.' }, explanation: [] },
    ],
  ])('%s', async (_, text, expected) => {
    expect(await only(text)).toMatchObject(expected as object)
  })
})

describe('texts of QTI 1.2', () => {
  const stemOf = async (text: string, type?: string) =>
    summaries(await read(interop(material(text, type) + list('r', three), when(is('r', 'a'), 1))))[0]?.stem

  it('are HTML only where they are declared so', async () => {
    expect(await stemOf('&lt;p&gt;H&lt;sub&gt;2&lt;/sub&gt;O?&lt;/p&gt;', 'text/html')).toBe('H_2O?')
    expect(await stemOf('&lt;b&gt; or x&lt;y?')).toBe('<b> or x<y?')
    expect(await stemOf('<![CDATA[<p>a <b>b</b></p>]]>', 'text/html')).toBe('a b')
    expect(await stemOf('&lt;img src="https://example.org/p.png"&gt;?', 'text/html')).toBeUndefined()
  })

  it('are read in the encoding that the file declares, unless its bytes prove another', async () => {
    const file = interop(material('Größe?') + list('r', three), when(is('r', 'a'), 1))
    const declared = file.replace('version="1.0"', 'version="1.0" encoding="ISO-8859-1"')
    for (const bytes of [
      iconv.encode(declared, 'latin1'),
      Buffer.from(declared),
      iconv.encode(file, 'utf-16le', { addBOM: true }),
    ])
      expect(summaries(await readBank(bytes, 'x'))[0]?.stem).toBe('Größe?')
    const chinese = declared.replace('ISO-8859-1', 'gb2312').replace('Größe', '锉刀')
    expect(summaries(await readBank(iconv.encode(chinese, 'gb18030'), 'x'))[0]?.stem).toBe('锉刀?')
  })

  it('of feedback explain the right answer', async () => {
    const feedback = (ident: string, text: string) => `<itemfeedback ident="${ident}">${material(text)}</itemfeedback>`
    const shows = (ident: string) => `<displayfeedback linkrefid="${ident}"/></respcondition>`
    const conditions = [when(is('r', 'a'), 1), when(is('r', 'b'), 0)].map((one, at) =>
      one.replace('</respcondition>', shows(`f${at}`)),
    )
    const text = interop(
      asked + list('r', three),
      conditions.join(''),
      '',
      feedback('f0', 'Its teeth are coarse.') + feedback('f1', 'Too fine.'),
    )
    const draft = await only(text)
    expect(draft && 'stem' in draft ? shown(draft.explanation) : draft).toBe('Its teeth are coarse.')
  })
})

it('an explanation does without a picture that is missing, with a warning', async () => {
  const conditions = when(is('r', 'a'), 1).replace(
    '</respcondition>',
    '<displayfeedback linkrefid="f"/></respcondition>',
  )
  const told = `<itemfeedback ident="f">${material('Its teeth &lt;img src="p.png"&gt;', 'text/html')}</itemfeedback>`
  const { drafts, warnings } = await read(interop(asked + list('r', three), conditions, '', told))
  expect(shown(drafts[0]?.draft.explanation ?? [])).toBe('Its teeth')
  expect(warnings).toMatchObject([{ at: '#1', code: 'explanation.media-missing' }])
})

describe('Canvas', () => {
  const label = (name: string) => material(name)
  it('names gaps in the text', async () => {
    const text = interop(
      material('A [x] and a [y].') +
        list('response_x', { a: 'file' }, 'Single', label('x')) +
        list('response_y', { b: 'saw', c: 'handsaw' }, 'Single', label('y')),
      ['x a', 'y b', 'y c'].map((pair) => when(is(`response_${pair[0]}`, pair.slice(2)), 50, 'Add')).join(''),
      'fill_in_multiple_blanks_question',
    )
    expect(summaries(await read(text))).toMatchObject([
      { stem: 'A [0] and a [1].', key: { type: 'blanks', texts: [['file'], ['saw', 'handsaw']] } },
    ])
  })

  it('matches with one list for each of the left', async () => {
    const lists = ['m', 'n'].map((name) => list(name, { a: 'file', b: 'saw', c: 'drill' }, 'Single', label(name)))
    const text = interop(
      material('Match.') + lists.join(''),
      when(is('m', 'b'), 50, 'Add') + when(is('n', 'a'), 50, 'Add'),
      'matching_question',
    )
    expect(await only(text)).toMatchObject({
      key: {
        pairs: [
          ['A', 'B'],
          ['B', 'A'],
        ],
      },
      targets: [{ id: 'A' }, { id: 'B' }, { id: 'C' }],
    })
  })
})
