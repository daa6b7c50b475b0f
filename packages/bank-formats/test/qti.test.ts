import { describe, expect, it } from 'vitest'
import { answer, choice, item, only, read, rule, template } from './qti-files.ts'
import { shown, summaries } from './samples.ts'

const tools = { f: 'File', s: 'Saw' }
const variable = '<variable identifier="RESPONSE"/>'
const value = (text: string, type = 'identifier') => `<baseValue baseType="${type}">${text}</baseValue>`
const mapping = (points: Record<string, number>, attributes = 'defaultValue="0"') =>
  `<mapping ${attributes}>${Object.entries(points)
    .map(([name, number]) => `<mapEntry mapKey="${name}" mappedValue="${number}"/>`)
    .join('')}</mapping>`

describe('the key of a choice', () => {
  it.each([
    ['is the declared answer', item(answer(['s']), choice(tools), template('match_correct')), 'B'],
    [
      'comes from the mapping where no answer is declared',
      item(answer([], 'identifier', 'single', mapping({ f: 1, s: 3 })), choice(tools), template('map_response')),
      'B',
    ],
    [
      "comes from the item's own rules where nothing is declared",
      item(answer([]), choice(tools), rule(`<match>${variable}${value('s')}</match>`)),
      'B',
    ],
  ])('%s', async (_, text, key) => {
    expect(summaries(await read(text))).toEqual([
      { type: 'single-choice', stem: 'Which tool?', options: ['File', 'Saw'], key },
    ])
  })

  it.each([
    ['nothing tells', item(answer([]), choice(tools)), 'key.missing'],
    [
      'two choices earn the same',
      item(answer([], 'identifier', 'single', mapping({ f: 1, s: 1 })), choice(tools)),
      'key.too-many',
    ],
    [
      'the rules accept another one',
      item(answer(['f']), choice(tools), rule(`<match>${variable}${value('s')}</match>`)),
      'key.scoring-differs',
    ],
    [
      'the rules accept another one as well',
      item(answer(['f']), choice(tools), rule(`<not><isNull>${variable}</isNull></not>`)),
      'key.scoring-differs',
    ],
    ['two choices look the same', item(answer(['f']), choice({ f: 'File', s: '<p>File</p>' })), 'options.duplicate'],
    ['it names none of the choices', item(answer(['x']), choice(tools)), 'key.not-an-option'],
    ['two are declared for one choice', item(answer(['f', 's']), choice(tools)), 'key.too-many'],
    [
      'more are declared than may be chosen',
      item(answer(['f', 's', 'd'], 'identifier', 'multiple'), choice({ ...tools, d: 'Drill' }, 'maxChoices="2"')),
      'key.too-many',
    ],
    [
      'a larger set earns more',
      item(
        answer(['f'], 'identifier', 'multiple', mapping({ f: 1, s: 1 })),
        choice(tools, 'maxChoices="0"'),
        template('map_response'),
      ),
      'key.scoring-differs',
    ],
    ['two choices have one name', item(answer(['f']), choice(tools).replace('"s"', '"f"')), 'question.shape'],
  ])('is rejected where %s', async (_, text, code) => {
    expect(await only(text)).toMatchObject({ code })
  })

  it('is the declared one, with a warning, where the rules are beyond what is read', async () => {
    const own = item(answer(['s']), choice(tools), rule(`<customOperator class="x">${variable}</customOperator>`))
    const { drafts, warnings } = await read(own)
    expect(drafts[0]?.draft.key).toEqual({ type: 'single-choice', choice: 'B' })
    expect(warnings).toMatchObject([{ at: '#1', code: 'key.scoring-unread', params: { rule: 'customOperator' } }])
  })

  it('is every choice that earns points, where several may be chosen', async () => {
    const declared = answer([], 'identifier', 'multiple', mapping({ f: 1, s: -1, d: 1 }))
    const text = item(declared, choice({ ...tools, d: 'Drill' }, 'maxChoices="0"'), template('map_response'))
    expect(await only(text)).toMatchObject({ key: { type: 'multiple-choice', choices: ['A', 'C'] } })
  })

  it('is a truth only where the choices are nothing but right and wrong', async () => {
    const judge = (a: string, b: string) => only(item(answer(['x']), choice({ x: a, y: b })))
    expect(await judge('<p>False.</p>', 'True')).toMatchObject({
      key: { type: 'true-false', truth: false },
      options: [],
    })
    expect(await judge('正确', '错误')).toMatchObject({ key: { type: 'true-false', truth: true } })
    expect(await judge('Yes', 'No')).toMatchObject({ key: { type: 'single-choice', choice: 'A' } })
  })
})

describe('what an item says', () => {
  const says = (name: string, text: string, kind = 'modalFeedback') =>
    `<${kind} outcomeIdentifier="FEEDBACK" identifier="${name}" showHide="show">${text}</${kind}>`
  const outcome = (more = '') =>
    `<outcomeDeclaration identifier="FEEDBACK" cardinality="single" baseType="identifier">${more}</outcomeDeclaration>`
  const repeat = `<responseProcessing><setOutcomeValue identifier="FEEDBACK">${variable}</setOutcomeValue></responseProcessing>`

  it('to the right answer is its explanation; to a wrong one, or mere praise, it is nothing', async () => {
    const choices = {
      f: `File${says('f', 'A file smooths.', 'feedbackInline')}`,
      s: `Saw${says('s', 'No.', 'feedbackInline')}`,
    }
    const text = item(
      answer(['f']) + outcome(),
      choice(choices),
      `${repeat}${says('f', 'Well done!')}${says('s', 'Wrong one.')}${says('f', 'It has teeth.')}`,
    )
    const draft = await only(text)
    expect(
      draft && 'stem' in draft && [draft.options.map(({ content }) => shown(content)), shown(draft.explanation)],
    ).toEqual([['File', 'Saw'], 'A file smooths.\nIt has teeth.'])
  })

  it('before an answer belongs to the stem', async () => {
    const body = `${says('start', '<p>Look first.</p>', 'feedbackBlock')}${choice(tools)}`
    const text = item(
      answer(['f']) + outcome('<defaultValue><value>start</value></defaultValue>'),
      body,
      template('match_correct'),
    )
    expect(summaries(await read(text))[0]?.stem).toBe('Look first.\nWhich tool?')
  })

  it('to scorers reaches the rubric of a written answer and nothing else', async () => {
    const rubrics =
      '<rubricBlock view="scorer tutor"><p>secret</p></rubricBlock><rubricBlock view="candidate"><p>Be brief.</p></rubricBlock>'
    const chosen = await read(item(answer(['f']), rubrics + choice(tools)))
    expect(JSON.stringify(chosen.drafts.map(({ draft }) => draft))).not.toContain('secret')
    expect(summaries(chosen)[0]?.stem).toBe('Be brief.\nWhich tool?')
    const text = item(
      answer([], 'string'),
      `${rubrics}<extendedTextInteraction responseIdentifier="RESPONSE"><prompt>Why?</prompt></extendedTextInteraction>`,
    )
    expect(await only(text)).toMatchObject({ key: { type: 'written', rubric: 'secret' } })
    expect(summaries(await read(text))[0]?.stem).toBe('Be brief.\nWhy?')
  })

  it('as text stays text', async () => {
    const text = item(
      answer(['f']),
      choice({ f: '&lt;b&gt;File&lt;/b&gt;', s: 'H<sub>2</sub>O<script>alert(1)</script>' }),
    )
    expect(summaries(await read(text))[0]?.options).toEqual(['<b>File</b>', 'H_2O'])
  })
})

describe('gaps', () => {
  const entry = '<p>It is <textEntryInteraction responseIdentifier="RESPONSE"/>.</p>'

  it.each<[string, string, unknown]>([
    [
      'all answers with full marks are alternatives, whatever their case',
      item(
        answer(['argon'], 'string', 'single', mapping({ Argon: 2, argon: 2, Ar: 2, gas: 1 })),
        entry,
        template('map_response'),
      ),
      { key: { type: 'blanks', texts: [['argon', 'Ar']] }, blanks: 1 },
    ],
    [
      "alternatives stand in the item's own rules, too",
      item(
        answer(['argon'], 'string'),
        entry,
        rule(
          `<or><match>${variable}<correct identifier="RESPONSE"/></match><stringMatch caseSensitive="false">${variable}${value('Ar', 'string')}</stringMatch></or>`,
        ),
      ),
      { key: { type: 'blanks', texts: [['argon', 'Ar']] } },
    ],
    [
      'a wrong answer that differs by case alone cannot be told apart',
      item(answer(['MA'], 'string', 'single', mapping({ MA: 1, mA: 0 })), entry, template('map_response')),
      { code: 'key.unreadable' },
    ],
    ['nothing is declared', item(answer([], 'string'), entry), { code: 'key.missing' }],
    [
      'a number stands alone',
      item(
        answer(['2.50'], 'float'),
        '<p>How many?</p><p><textEntryInteraction responseIdentifier="RESPONSE"/></p>',
        template('match_correct'),
      ),
      { key: { type: 'numeric', number: '2.5', tolerance: '0' } },
    ],
    [
      'a number has a tolerance in percent',
      item(
        answer(['200'], 'float'),
        entry,
        rule(`<equal toleranceMode="relative" tolerance="5 5"><correct identifier="RESPONSE"/>${variable}</equal>`),
      ),
      { key: { type: 'numeric', number: '200', tolerance: '10' } },
    ],
    [
      'a number lies between bounds',
      item(
        answer([], 'float'),
        entry,
        rule(`<and><gte>${variable}${value('1.2', 'float')}</gte><lte>${variable}${value('1.6', 'float')}</lte></and>`),
      ),
      { key: { type: 'numeric', number: '1.4', tolerance: '0.2' } },
    ],
    [
      'a tolerance is wider on one side',
      item(
        answer(['10'], 'float'),
        entry,
        rule(`<equal toleranceMode="absolute" tolerance="1 3"><correct identifier="RESPONSE"/>${variable}</equal>`),
      ),
      { key: { type: 'numeric', number: '11', tolerance: '2' } },
    ],
    [
      'bounds that are not numbers of their own are no guess',
      item(answer(['10'], 'float'), entry, rule(`<gt>${variable}${value('1', 'float')}</gt>`)),
      { code: 'key.unreadable' },
    ],
    [
      'several numbers are right',
      item(answer(['3'], 'integer', 'single', mapping({ 3: 1, 5: 1 })), entry, template('map_response')),
      { key: { type: 'blanks', texts: [['3', '5']] } },
    ],
  ])('%s', async (_, text, expected) => {
    expect(await only(text)).toMatchObject(expected as object)
  })

  it('of several entries each have their own answers', async () => {
    const declared = [1, 2].map((number) => answer([`w${number}`], 'string').replace('RESPONSE', `R${number}`)).join('')
    const body =
      '<p><textEntryInteraction responseIdentifier="R1"/> and <textEntryInteraction responseIdentifier="R2"/></p>'
    expect(await only(item(declared, body))).toMatchObject({
      key: { type: 'blanks', texts: [['w1'], ['w2']] },
      blanks: 2,
    })
  })
})

describe('pairs', () => {
  const set = (names: string, most = 1) =>
    `<simpleMatchSet>${[...names].map((name) => `<simpleAssociableChoice identifier="${name}" matchMax="${most}">${name}</simpleAssociableChoice>`).join('')}</simpleMatchSet>`
  const match = (pairs: string[], left: string, right: string) =>
    only(
      item(
        answer(pairs, 'directedPair', 'multiple'),
        `<matchInteraction responseIdentifier="RESPONSE" maxAssociations="0"><prompt>Match.</prompt>${set(left)}${set(right, 9)}</matchInteraction>`,
        template('match_correct'),
      ),
    )

  it('may share a target', async () => {
    expect(await match(['a x', 'b x', 'c y'], 'abc', 'xy')).toMatchObject({
      key: {
        pairs: [
          ['A', 'A'],
          ['B', 'A'],
          ['C', 'B'],
        ],
      },
    })
  })

  it('change sides where the left one holds the distractors', async () => {
    const draft = await match(['a x', 'c y'], 'abc', 'xy')
    expect(draft).toMatchObject({
      key: {
        pairs: [
          ['A', 'A'],
          ['B', 'C'],
        ],
      },
      options: [{ id: 'A' }, { id: 'B' }],
    })
  })

  it('are rejected where both sides have several partners, or a stranger', async () => {
    expect(await match(['a x', 'a y', 'b x'], 'ab', 'xy')).toMatchObject({ code: 'type.unsupported' })
    expect(await match(['a x', 'b q'], 'ab', 'xy')).toMatchObject({ code: 'key.not-an-option' })
  })

  const gaps = (pairs: string[], body: string) =>
    only(
      item(
        answer(pairs, 'directedPair', 'multiple'),
        `<gapMatchInteraction responseIdentifier="RESPONSE"><gapText identifier="w" matchMax="1">arc</gapText><gapText identifier="v" matchMax="1">gas</gapText>${body}</gapMatchInteraction>`,
      ),
    )

  it('of words and gaps are a matching of the numbered gaps, or a choice where there is one', async () => {
    const two = '<p>An <gap identifier="g"/> in <gap identifier="h"/>.</p>'
    const matched = await gaps(['w g', 'h v'], two)
    expect(matched).toMatchObject({
      key: {
        type: 'matching',
        pairs: [
          ['A', 'A'],
          ['B', 'B'],
        ],
      },
      options: [{ pinned: true }, { pinned: true }],
    })
    expect(await gaps(['w g'], '<p>An <gap identifier="g"/>.</p>')).toMatchObject({
      key: { type: 'single-choice', choice: 'A' },
    })
    expect(await gaps(['w g'], two)).toMatchObject({ code: 'type.unsupported' })
  })

  const lists = (words: string[][]) =>
    only(
      item(
        words.map(([first = ''], place) => answer([`${place}${first}`]).replace('RESPONSE', `R${place}`)).join(''),
        `<p>${words.map((list, place) => `<inlineChoiceInteraction responseIdentifier="R${place}">${list.map((word) => `<inlineChoice identifier="${place}${word}">${word}</inlineChoice>`).join('')}</inlineChoiceInteraction>`).join(' then ')}</p>`,
      ),
    )

  it('of gaps with one list of words are a matching; with different lists they would show too much', async () => {
    expect(await lists([['on', 'off']])).toMatchObject({ key: { type: 'single-choice', choice: 'A' } })
    expect(
      await lists([
        ['on', 'off'],
        ['on', 'off'],
      ]),
    ).toMatchObject({
      key: {
        type: 'matching',
        pairs: [
          ['A', 'A'],
          ['B', 'A'],
        ],
      },
    })
    expect(
      await lists([
        ['on', 'off'],
        ['red', 'green'],
      ]),
    ).toMatchObject({ code: 'type.unsupported' })
  })
})

describe('what the model has no room for', () => {
  const one = (name: string) => `<${name} responseIdentifier="RESPONSE"><prompt>Do it.</prompt></${name}>`

  it.each([
    'hotspotInteraction',
    'selectPointInteraction',
    'graphicOrderInteraction',
    'graphicGapMatchInteraction',
    'graphicAssociateInteraction',
    'positionObjectInteraction',
    'drawingInteraction',
    'uploadInteraction',
    'sliderInteraction',
    'mediaInteraction',
    'hottextInteraction',
    'associateInteraction',
    'customInteraction',
    'endAttemptInteraction',
    'portableCustomInteraction',
  ])('%s is rejected by its name', async (name) => {
    expect(await only(item(answer(['a']), one(name)))).toEqual({ code: 'type.unsupported', params: { type: name } })
  })

  it.each([
    ['adaptive="true"', item(answer(['f']), choice(tools), '', 'adaptive="true"')],
    ['templateProcessing', item(`${answer(['f'])}<templateProcessing/>`, choice(tools))],
    ['choiceInteraction × 2', item(answer(['f']), choice(tools) + choice(tools))],
    [
      'choiceInteraction + extendedTextInteraction × 2',
      item(answer(['f']), choice(tools) + one('extendedTextInteraction')),
    ],
  ])('%s is rejected', async (type, text) => {
    expect(await only(text)).toEqual({ code: 'type.unsupported', params: { type } })
  })

  it('a text that asks nothing is said to be one; sound and film are said to be missing', async () => {
    expect(await only(item('', '<p>Read  on.</p>'))).toEqual({
      code: 'question.description',
      params: { text: 'Read on.' },
    })
    const film = `<video src="v.mp4"/>${choice(tools)}`
    expect(await only(item(answer(['f']), film))).toMatchObject({ code: 'media.missing' })
  })

  it('a picture that is not in the file is named, wherever it points', async () => {
    for (const src of ['p.png', 'https://example.org/p.png', '//example.org/p.png', 'file:///etc/passwd'])
      expect(await only(item(answer(['f']), `<p><img src="${src}" alt="x"/></p>${choice(tools)}`))).toEqual({
        code: 'picture.missing',
        params: { name: src },
      })
  })

  it('an object that is not there shows its substitute', async () => {
    const body = `<object type="image/png" data="p.png"><p>A lathe.</p></object>${choice(tools)}`
    expect(summaries(await read(item(answer(['f']), body)))[0]?.stem).toBe('A lathe.\nWhich tool?')
  })
})
