import { describe, expect, it } from 'vitest'
import { readBank } from '../src/index.ts'
import { bytesOf, rejections, shown } from './samples.ts'

const read = (questions: string) =>
  readBank(bytesOf(`<?xml version="1.0" encoding="UTF-8"?>\n<!-- welding -->\n<quiz>${questions}</quiz>`), 'bank.xml')
const text = (value: string) => `<text><![CDATA[${value}]]></text>`
const question = (type: string, stem: string, rest: string) =>
  `<question type="${type}"><name><text>n</text></name><questiontext format="html">${text(stem)}</questiontext>${rest}</question>`
const answer = (value: string, fraction: number, rest = '') =>
  `<answer fraction="${fraction}" format="html">${text(value)}${rest}</answer>`
const feedback = (value: string) => `<feedback format="html">${text(value)}</feedback>`
const only = async (type: string, stem: string, rest: string) => {
  const { drafts, rejected } = await read(question(type, stem, rest))
  expect(rejected).toEqual([])
  const [first] = drafts
  if (!first) throw new Error('no draft')
  return first.draft
}
const rejected = async (type: string, stem: string, rest: string) =>
  rejections(await read(question(type, stem, rest) + question('truefalse', 'So?', answer('true', 100)))).join()
/** A picture of one pixel. */
const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

describe('Moodle XML', () => {
  it('reads a choice with its comments, and says where it stands', async () => {
    const reading = await read(
      `<question type="category"><category>${text('$course$/Trades/Welding')}</category></question>${question(
        'multichoice',
        '<p>Which gas <b>shields</b>?</p>',
        `<generalfeedback>${text('Gas keeps air away.')}</generalfeedback><single>true</single>
        ${answer('<p>argon</p>', 100, feedback('inert'))}${answer('oxygen', 0, feedback('burns'))}
        <correctfeedback>${text('Your answer is correct.')}</correctfeedback>
        <incorrectfeedback>${text('Read chapter 3 once more.')}</incorrectfeedback>`,
      )}`,
    )
    expect(reading).toMatchObject({ format: 'moodle-xml', layout: 'moodle-xml', drafts: [{ at: '#1' }] })
    const draft = reading.drafts[0]?.draft
    expect(draft).toMatchObject({ examPoint: 'Welding', key: { type: 'single-choice', choice: 'A' } })
    expect(shown(draft?.explanation ?? [])).toBe(
      'Gas keeps air away.\n{{A}} inert\n{{B}} burns\n✗ Read chapter 3 once more.',
    )
  })

  it('tells several right answers by their shares', async () => {
    const answers = (...fractions: number[]) => fractions.map((fraction, at) => answer(`tool ${at}`, fraction)).join('')
    const multi = await only('multichoice', 'Pick', `<single>false</single>${answers(50, -50, 50)}`)
    expect(multi.key).toEqual({ type: 'multiple-choice', choices: ['A', 'C'] })
    expect((await only('multichoiceset', 'Pick', answers(100, 0, 100))).key).toEqual(multi.key)
    expect(await rejected('multichoice', 'Pick', answers(100, 100))).toBe('#1 key.several-ways')
    expect(await rejected('multichoice', 'Pick', `<single>0</single>${answers(50, 20)}`)).toBe('#1 key.weights')
  })

  it('reads right and wrong', async () => {
    const draft = await only('truefalse', 'Steel rusts.', answer('true', 0) + answer('false', 100, feedback('Look.')))
    expect(draft.key).toEqual({ type: 'true-false', truth: false })
    expect(shown(draft.explanation)).toBe('✓ Look.')
  })

  it('reads answers in words: the typed gap, alternatives, parts of the marks', async () => {
    const reading = await read(
      question('shortanswer', '<p>A ____ measures.</p>', answer('caliper', 100) + answer('gauge', 50) + answer('*', 0)),
    )
    const draft = reading.drafts[0]?.draft
    expect(shown(draft?.stem ?? [])).toBe('A [0] measures.')
    expect(draft?.key).toEqual({ type: 'blanks', texts: [['caliper']], anyOrder: false })
    expect(reading.warnings).toMatchObject([{ at: '#1', code: 'key.partial-credit' }])
  })

  it('reads numbers with tolerance and unit', async () => {
    const unit = (name: string, multiplier: number) =>
      `<unit><multiplier>${multiplier}</multiplier><unit_name>${name}</unit_name></unit>`
    const number = answer('2.50', 100, '<tolerance>0.1</tolerance>') + answer('*', 0, '<tolerance>0</tolerance>')
    const draft = await only('numerical', 'I?', `${number}<units>${unit('A', 1)}${unit('mA', 1000)}</units>`)
    expect(draft).toMatchObject({ unit: 'A', key: { type: 'numeric', number: '2.5', tolerance: '0.1', unit: 'A' } })
    expect(
      (await only('numerical', 'I?', `${number}<units>${unit('A', 1)}</units><showunits>3</showunits>`)).unit,
    ).toBe(undefined)
    expect(
      await rejected(
        'numerical',
        'I?',
        `${number}<unitgradingtype>1</unitgradingtype><units>${unit('A', 1)}${unit('mA', 1000)}</units>`,
      ),
    ).toBe('#1 key.several-ways')
  })

  it('reads matchings, with answers that belong to nothing', async () => {
    const pair = (left: string, right: string) =>
      `<subquestion format="html">${text(left)}<answer>${text(right)}</answer></subquestion>`
    const draft = await only(
      'matching',
      'Match',
      pair('<p>V</p>', 'voltage') + pair('A', 'current') + pair('', 'power'),
    )
    expect(draft.targets).toHaveLength(3)
    expect(draft.key).toEqual({
      type: 'matching',
      pairs: [
        ['A', 'A'],
        ['B', 'B'],
      ],
    })
  })

  it('reads essays with what graders look for, and orderings', async () => {
    const essay = await only(
      'essay',
      'Explain.',
      `<graderinfo format="html">${text('<p>Names the gas.</p>')}</graderinfo>`,
    )
    expect(essay.key).toEqual({ type: 'written', rubric: 'Names the gas.' })
    const order = await only('ordering', 'Order', answer('lock', 1) + answer('tag', 1) + answer('test', 1))
    expect(order.key).toEqual({ type: 'ordering', order: ['A', 'B', 'C'] })
  })

  it('reads embedded questions as gaps, or as the one question that they are', async () => {
    expect(await rejected('multianswer', 'Set it to {2:SA:10}.', '')).toBe('#1 key.missing')
    const braces = await only('multianswer', 'Say {1:SHORTANSWER:=a \\} &amp; b#yes}.', '')
    expect(braces.key).toMatchObject({ texts: [['a } & b']] })
    const both = await only('multianswer', '<p>The {1:SA:=arc} melts {:SHORTANSWER_C:=steel~=iron &amp; slag}.</p>', '')
    expect(shown(both.stem)).toBe('The [0] melts [1].')
    expect(both.key).toMatchObject({ texts: [['arc'], ['steel', 'iron & slag']] })
    const choice = await only('multianswer', 'It is {1:MULTICHOICE:hot#no~=cold#yes~%0%wet} here.', '')
    expect(choice).toMatchObject({ type: 'single-choice', key: { choice: 'B' } })
    expect(shown(choice.stem)).toBe('It is _____ here.')
    const number = await only('multianswer', 'It is {1:NUMERICAL:=230:10~%50%220:30} V.', '')
    expect(number.key).toEqual({ type: 'numeric', number: '230', tolerance: '10' })
    const several = await only('multianswer', 'Pick {1:MULTIRESPONSE:=a~b~=c}', '')
    expect(several.key).toEqual({ type: 'multiple-choice', choices: ['A', 'C'] })
    expect(await rejected('multianswer', '{1:SA:=a} or {1:NM:=1}', '')).toBe('#1 gift.several-answers')
  })

  it('reads words to be chosen for gaps as a matching, one gap as a choice', async () => {
    const word = (value: string, group = 1) => `<selectoption>${text(value)}<group>${group}</group></selectoption>`
    const draft = await only('gapselect', 'The [[2]] is [[1]].', word('hot') + word('arc') + word('file'))
    expect(shown(draft.stem)).toBe('The (1)_____ is (2)_____.')
    expect(draft.key).toEqual({
      type: 'matching',
      pairs: [
        ['A', 'B'],
        ['B', 'A'],
      ],
    })
    const one = await only('gapselect', 'The arc is [[1]].', word('hot') + word('cold'))
    expect(one).toMatchObject({ type: 'single-choice', key: { choice: 'A' } })
    expect(await rejected('gapselect', '[[1]] [[2]]', word('hot') + word('hot', 2))).toBe('#1 type.unsupported')
    expect(await rejected('gapselect', '[[4]]', word('hot') + word('cold'))).toBe('#1 blanks.count')
  })

  it('keeps pictures that stand in the file, and names those that do not', async () => {
    const file = (name: string) => `<file name="${name}" path="/" encoding="base64">${pixel}</file>`
    const reading = await read(
      `<question type="truefalse"><questiontext format="html">${text('<img src="@@PLUGINFILE@@/a%20b.png" alt="plate"> ok?')}${file('a b.png')}</questiontext>${answer('true', 100)}</question>`,
    )
    expect(shown(reading.drafts[0]?.draft.stem ?? [])).toBe('[image: plate] ok?')
    expect(reading.pictures).toHaveLength(1)
    expect(await rejected('truefalse', '<img src="http://x/y.png">', answer('true', 100))).toBe('#1 picture.elsewhere')
    expect(await rejected('truefalse', '<a href="@@PLUGINFILE@@/s.mp3">x</a>', answer('true', 100))).toBe(
      '#1 media.missing',
    )
    const old = await read(
      question('truefalse', 'Ok?', `${answer('true', 100)}<image>a.png</image><image_base64>${pixel}</image_base64>`),
    )
    expect(shown(old.drafts[0]?.draft.stem ?? [])).toBe('Ok?\n[image]')
    expect(await rejected('truefalse', 'Ok?', `${answer('true', 100)}<image>a.png</image>`)).toBe('#1 picture.missing')
    const explained = await read(
      question(
        'truefalse',
        'So?',
        `${answer('true', 100)}<generalfeedback format="html">${text('<img src="z.png">See.')}</generalfeedback>`,
      ),
    )
    expect(explained.warnings).toMatchObject([{ at: '#1', code: 'explanation.media-missing' }])
  })

  it.each([
    ['calculated', '', 'type.unsupported'],
    ['__proto__', '', 'type.unsupported'],
    ['description', '', 'question.description'],
    ['truefalse', '<hidden>1</hidden>', 'question.hidden'],
    ['shortanswer', answer('*arc*', 100), 'key.wildcard'],
    ['numerical', answer('1', 100) + answer('2', 100), 'key.several-ways'],
    ['matching', '', 'options.missing'],
    ['multichoice', answer('a', 100), 'options.too-few'],
  ])('rejects %s with its reason', async (type, rest, code) => {
    expect(await rejected(type, 'What?', rest)).toBe(`#1 ${code}`)
  })

  it('refuses a document type and broken XML', async () => {
    const bomb = '<!DOCTYPE quiz [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    const file = (head: string, end: string) =>
      `<?xml version="1.0"?>${head}<quiz>${question('truefalse', '&x;', '')}${end}`
    await expect(readBank(bytesOf(file(bomb, '</quiz>')), 'a.xml')).rejects.toMatchObject({ name: 'BankFileError' })
    await expect(readBank(bytesOf(file('', '')), 'a.xml')).rejects.toMatchObject({ code: 'file.damaged' })
    await expect(read('')).rejects.toMatchObject({ code: 'bank.no-questions' })
  })
})
