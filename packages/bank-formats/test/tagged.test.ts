import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BankFileError, readBank } from '../src/index.ts'
import { bytesOf, rejections, summaries } from './samples.ts'

const read = (lines: readonly string[], layout?: string) =>
  readBank(bytesOf(lines.join('\n')), 'bank.txt', layout === undefined ? {} : { layout })

interface Asked {
  type: 'single-choice' | 'multiple-choice' | 'true-false'
  stem: string
  options: string[]
  /** Letters, or the word for right or wrong. */
  answer: string
  explanation: string
}

const tools = [
  '车床',
  '焊条',
  '游标卡尺',
  '千分尺',
  '砂轮',
  '台虎钳',
  '氩弧焊',
  '接触器',
  '电缆',
  '吊钩',
  '锅炉',
  '叉车',
]
const deeds = ['停用前检查', '由专人保管', '定期校准', '放在干燥处', '挂牌上锁', '先断电', '戴好手套', '清理现场']

const truthAsked = fc.record({ tool: fc.constantFrom(...tools), deed: fc.constantFrom(...deeds), right: fc.boolean() })
const choiceAsked = fc.record({
  tool: fc.constantFrom(...tools),
  options: fc.uniqueArray(fc.constantFrom(...deeds), { minLength: 2, maxLength: 5 }),
  right: fc.uniqueArray(fc.nat(4), { minLength: 1, maxLength: 4 }),
})

const asked: fc.Arbitrary<Asked> = fc
  .tuple(fc.oneof(truthAsked, choiceAsked), fc.constantFrom('', '见操作规程。', '这是安全要求。'))
  .map(([made, explanation]): Asked => {
    if (!('options' in made)) {
      const stem = `使用${made.tool}时应当${made.deed}。`
      return { type: 'true-false', stem, options: [], answer: made.right ? '正确' : '错误', explanation }
    }
    const places = [...new Set(made.right.map((place) => place % made.options.length))].sort()
    const answer = places.map((place) => 'ABCDE'[place]).join('')
    const type = places.length > 1 ? 'multiple-choice' : 'single-choice'
    return { type, stem: `使用${made.tool}时应当怎样做（　）`, options: made.options, answer, explanation }
  })

const bank = fc
  .array(asked, { minLength: 3, maxLength: 9 })
  // Each stem says which it is, so that none is a duplicate.
  .map((questions) =>
    questions.map((one, index) => ({ ...one, stem: `在工位${'甲乙丙丁戊己庚辛壬'[index]}${one.stem}` })),
  )

const typeNames = { 'single-choice': '单选', 'multiple-choice': '多选', 'true-false': '判断' }
const optionDress = fc.constantFrom<(letter: string, text: string) => string>(
  (letter, text) => `${letter}.${text}`,
  (letter, text) => `${letter}、${text}`,
  (letter, text) => `（${letter}）${text}`,
  (letter, text) => `${letter}) ${text}`,
  (letter, text) => `#${letter}.${text}`,
  (letter, text) => `- ${letter}. ${text}`,
  (letter, text) => `选项${letter}：${text}`,
)
const tagDress = fc.constantFrom<(name: string, text: string) => string>(
  (name, text) => `${name}：${text}`,
  (name, text) => `${name}:${text}`,
  (name, text) => `【${name}】${text}`,
  (name, text) => `[${name}] ${text}`,
  (name, text) => `#${name}:${text}`,
  (name, text) => `#${name}#${text}`,
  (name, text) => `**${name}**：${text}`,
  (name, text) => `[${name}]${text}[/${name}]`,
)
const names = fc.record({
  stem: fc.constantFrom('题目', '题干', '试题', '问题'),
  answer: fc.constantFrom('答案', '正确答案', '参考答案', '标准答案'),
  explanation: fc.constantFrom('解析', '答案解析', '试题解析'),
  extra: fc.constantFrom('', '难度', '知识点', '分数', '能力水平'),
})
/** How a record begins: by its type, or by the tag of its text, with the type above or below it. */
const opening = fc.constantFrom(
  '[T]n.',
  '【T题】（2分）',
  'n. (T题, 1.0 分)',
  'n、【T题】',
  'T题glued',
  'leading',
  'trailing',
)
const closing = fc.constantFrom('', '@@@', '-----', '~~')

interface Style {
  opening: string
  closing: string
  names: { stem: string; answer: string; explanation: string; extra: string }
  option: (letter: string, text: string) => string
  tag: (name: string, text: string) => string
}

const linesOf = (question: Asked, index: number, style: Style): string[] => {
  const type = typeNames[question.type]
  const { tag } = style
  const body = [
    ...question.options.map((text, place) => style.option('ABCDE'[place] ?? '', text)),
    tag(style.names.answer, question.answer),
    ...(question.explanation === '' ? [] : [tag(style.names.explanation, question.explanation)]),
    ...(style.names.extra === '' ? [] : [tag(style.names.extra, '3')]),
  ]
  const ways: Record<string, string[]> = {
    '[T]n.': [`[${type}]${index + 1}.${question.stem}`, ...body],
    '【T题】（2分）': [`【${type}题】（2分）`, question.stem, ...body],
    'n. (T题, 1.0 分)': [`${index + 1}. (${type}题, 1.0 分)${question.stem}`, ...body],
    'n、【T题】': [`${index + 1}、【${type}题】${question.stem}`, ...body],
    T题glued: [String(index + 1), '', `${type}题${question.stem}`, ...body],
    leading: [tag('题型', `${type}题`), tag(style.names.stem, question.stem), ...body],
    trailing: [tag(style.names.stem, question.stem), ...body, tag('题型', `${type}题`)],
  }
  return [...(ways[style.opening] ?? []), style.closing]
}

const expected = (questions: readonly Asked[]) =>
  questions.map(({ type, stem, options, answer }) => ({
    type,
    stem,
    options,
    key: type === 'true-false' ? answer === '正确' : answer,
  }))

describe('a bank reads back, however its parts are marked', () => {
  it('with tags in any dress', async () => {
    const style = fc.record({ opening, closing, names, option: optionDress, tag: tagDress })
    await fc.assert(
      fc.asyncProperty(bank, style, async (questions, made) => {
        const reading = await read(questions.flatMap((question, index) => linesOf(question, index, made)))
        expect(reading.rejected).toEqual([])
        expect(summaries(reading)).toEqual(expected(questions))
      }),
      { numRuns: 100 },
    )
  }, 60_000)

  it('and when a line of it is lost, no other question changes', async () => {
    const style = fc.record({ opening, closing: fc.constantFrom('', '@@@'), names, option: optionDress, tag: tagDress })
    await fc.assert(
      fc.asyncProperty(bank, style, fc.nat(), async (questions, made, at) => {
        const lines = questions.flatMap((question, index) => linesOf(question, index, made))
        const lost = at % lines.length
        const reading = await read(
          lines.filter((_, index) => index !== lost),
          'text.tagged',
        ).catch(() => undefined)
        const known = new Set(expected(questions).map((question) => JSON.stringify(question)))
        const other = reading ? summaries(reading).filter((question) => !known.has(JSON.stringify(question))) : []
        expect(other.length).toBeLessThanOrEqual(1)
        if (reading)
          expect(reading.drafts.length + reading.rejected.length).toBeGreaterThanOrEqual(questions.length - 1)
      }),
      { numRuns: 100 },
    )
  }, 60_000)

  it('on one line, with any separator', async () => {
    const separator = fc.constantFrom('|||', '^*^', '###', '$$', '@@', '$;$', '|', '\t', '&&&', '~|~', '=>', '<>', '#')
    const tagged = fc.boolean()
    await fc.assert(
      fc.asyncProperty(bank, separator, tagged, async (questions, sign, names) => {
        const most = Math.max(...questions.map(({ options }) => options.length))
        const lines = questions.map(({ type, stem, options, answer }, index) => {
          const cells = Array.from({ length: most }, (_, place) => options[place] ?? '')
          const row = names
            ? [`题目：${stem}`, ...options.map((text, place) => `${'ABCDE'[place]}：${text}`), `答案：${answer}`]
            : [String(index + 1), `${typeNames[type]}题`, stem, ...cells, answer]
          return row.join(sign)
        })
        const reading = await read(lines)
        expect(reading.rejected).toEqual([])
        expect(summaries(reading)).toEqual(expected(questions))
      }),
      { numRuns: 200 },
    )
  }, 60_000)
})

describe('what tags cannot say', () => {
  it.each<[string, string[]]>([
    ['a log', ['[INFO] 10:00 started', '[WARN] 10:01 key: none', '[INFO] 10:02 answer: 42']],
    ['settings', ['title: one', 'key: a', 'type: note', '', 'title: two', 'key: b', 'type: note']],
    ['a program', ['// answer: compute', 'int a = 1; // A', 'printf("A. %d", a);', 'return 0;']],
    ['notes', ['问题：为什么要学焊接？', '焊接是重要的连接方法。', '熔焊、压焊和钎焊各有用途。', '注意：安全第一。']],
    ['sums', ['1+1=2', '3-2=1', '4*5=20', '7-A=B']],
    ['a talk', ['A: 你好', 'B: 你好', 'A: 考试了吗？', 'B: 考了']],
    ['a word list', ['锉刀###file###n', '锯条###blade###n', '钻头###drill###n', '焊条###rod###n']],
  ])('%s is no bank', async (_, lines) => {
    await expect(read(lines)).rejects.toBeInstanceOf(BankFileError)
  })

  it('a tag without a question is counted nowhere, a question without its answer is rejected', async () => {
    const reading = await read([
      '[J]1',
      '',
      '[J]2',
      '[Q] 焊条受潮后怎么办',
      '[T]',
      '[A] 烘干',
      '[B] 照用',
      '',
      '[J]3',
      '[Q] 砂轮有裂纹怎么办',
      '[T]B',
      '[A] 照用',
      '[B] 更换',
    ])
    expect(rejections(reading)).toEqual(['3 key.missing'])
    expect(reading.drafts).toHaveLength(1)
  })

  it('HTML in options stays what it is, also where nothing else marks the right one', async () => {
    const reading = await read([
      '[单选] 粗体是',
      'A. <b>字</b>',
      'B. <i>字</i>',
      '答案：A',
      '[单选] 换行是',
      'A. <br>',
      'B. <p>字</p>',
      '答案：A',
    ])
    expect(summaries(reading).map(({ options }) => options)).toEqual([
      ['<b>字</b>', '<i>字</i>'],
      ['<br>', '<p>字</p>'],
    ])
  })

  it('letters out of turn are glued to no other option, columns are read downwards', async () => {
    const reading = await read([
      '[单选题]1.导电的是',
      'A.木 B.铁 D.纸',
      '答案：B',
      '[单选题]2.能磁化的是',
      'A.木   C.铁',
      'B.纸   D.胶',
      '答案：C',
      '[单选题]3.函数是',
      'A. f(B,C)  B. f(C,D)  C. f(D,E)  D. f(H,E)=0',
      '答案：B',
    ])
    expect(rejections(reading)).toEqual(['1 options.letters'])
    expect(summaries(reading).map(({ options, key }) => [options, key])).toEqual([
      [['木', '纸', '铁', '胶'], 'C'],
      [['f(B,C)', 'f(C,D)', 'f(D,E)', 'f(H,E)=0'], 'B'],
    ])
  })

  it('long lines and many lines cost no more than their length', async () => {
    const lines = [
      '[单选] 甲',
      'A. 乙',
      'B. 丙',
      '答案：A',
      `${'【'.repeat(200_000)}`,
      `答案：${' '.repeat(200_000)}x`,
      `（${'a('.repeat(100_000)}`,
      '|'.repeat(300_000),
      `1.${'-A:'.repeat(100_000)}`,
    ]
    await expect(read(lines)).resolves.toMatchObject({ layout: 'text.tagged' })
  }, 20_000)
})
