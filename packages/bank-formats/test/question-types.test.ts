import { type QuestionDraft, questionDraft } from '@lianbing/contract'
import { grade, type Response, responseFits } from '@lianbing/scoring'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSheet, rejections, shown } from './samples.ts'

const header = ['题型', '题干', '选项A', '选项B', '选项C', '选项D', '答案']
/** A second question keeps a lone stem's number from being taken for one of a list. */
const one = async (type: string, stem: string, options: string[], answer: string | number) => {
  const cells = Array.from({ length: 4 }, (_, place) => options[place] ?? '')
  const reading = await readSheet([
    header,
    ['判断题', '停电后要验电。', '', '', '', '', '对'],
    [type, stem, ...cells, answer],
  ])
  return { draft: reading.drafts[1]?.draft, rejected: rejections(reading)[0]?.split(' ')[1] }
}

/** The answer of someone who knows. */
const rightAnswer = ({ key }: QuestionDraft): Response => {
  if (key.type === 'single-choice') return { choice: key.choice }
  if (key.type === 'multiple-choice') return { choices: key.choices }
  if (key.type === 'true-false') return { truth: key.truth }
  if (key.type === 'blanks') return { texts: key.texts.map(([text]) => text ?? '') }
  if (key.type === 'numeric') return { number: key.number, unit: key.unit }
  if (key.type === 'ordering') return { order: key.order }
  if (key.type === 'matching') return { pairs: key.pairs }
  return { text: key.rubric }
}

const markOf = (draft: QuestionDraft) => {
  const response = rightAnswer(draft)
  const question = {
    type: draft.type,
    optionIds: draft.options.map(({ id }) => id),
    targetIds: draft.targets.map(({ id }) => id),
    blanks: draft.blanks,
  }
  return responseFits(question, response) ? grade(draft.key, response) : 'unfit'
}

const steps = ['停电', '验电', '装设接地线', '悬挂标示牌']

describe('orderings', () => {
  it.each<[string[], string, string]>([
    [steps, 'BADC', 'BADC'],
    [steps, 'B→A→D→C', 'BADC'],
    [steps, '2,1,4,3', 'BADC'],
    [steps, '②①④③', 'BADC'],
    [steps, '1032', 'BADC'],
    [steps.map((text, place) => `${place + 1}.${text}`), '(2)(1)(4)(3)', 'BADC'],
    [steps.map((text, place) => `${'ABCD'[place]}．${text}`), 'b, a, d, c', 'BADC'],
    [steps, '验电→停电→悬挂标示牌→装设接地线', 'BADC'],
    [[], '停电→验电→放电', 'ABC'],
  ])('%j with the answer %s', async (options, answer, order) => {
    const { draft } = await one('排序题', '按先后排列检修的步骤（ ）。', options, answer)
    expect(draft?.key).toEqual({ type: 'ordering', order: [...order] })
    expect(draft?.options.map(({ content }) => shown(content))).toEqual(
      options.length === 0 ? ['停电', '验电', '放电'] : steps,
    )
  })

  it('finds the items in the stem', async () => {
    const { draft } = await one('排序题', '灭火的顺序是（ ）。①拔销；②提起；③压把', [], '②①③')
    expect(shown(draft?.stem ?? [])).toBe('灭火的顺序是（ ）。')
    expect(draft?.key).toEqual({ type: 'ordering', order: ['B', 'A', 'C'] })
    expect(draft?.options.map(({ content }) => shown(content))).toEqual(['拔销', '提起', '压把'])
  })

  it.each([
    ['BAD', 'key.not-an-order'],
    ['BADD', 'key.not-an-order'],
    ['BADE', 'key.beyond-options'],
    ['先停电', 'key.not-an-order'],
    ['', 'key.missing'],
  ])('are rejected with the answer “%s”: %s', async (answer, code) => {
    expect((await one('排序题', '按先后排列', steps, answer)).rejected).toBe(code)
  })
})

describe('matchings', () => {
  const lists = '把工具与用途连起来。\n1.兆欧表 2.钳形表\nA.测电流 B.测绝缘电阻'
  it.each<[string, string[], string]>([
    [lists, [], '1-B,2-A'],
    [lists, [], 'A-2;B-1'],
    [lists, [], '1B2A'],
    [lists, [], 'BA'],
    ['把工具与用途连起来。', ['1.兆欧表', '2.钳形表', 'A.测电流', 'B.测绝缘电阻'], '1→B；2→A'],
    ['把工具与用途连起来。1.兆欧表 2.钳形表', ['测电流', '测绝缘电阻'], '1-B 2-A'],
    ['把工具与用途连起来。', ['兆欧表——测绝缘电阻', '钳形表——测电流'], ''],
    ['把工具与用途连起来。', [], '兆欧表-测绝缘电阻；钳形表-测电流'],
  ])('%j %j with the answer %s', async (stem, options, answer) => {
    const { draft } = await one('连线题', stem, options, answer)
    const text = (list: QuestionDraft['options'] = [], id: string) =>
      shown(list.find((item) => item.id === id)?.content ?? [])
    expect(shown(draft?.stem ?? [])).toBe('把工具与用途连起来。')
    const pairs = draft?.key.type === 'matching' ? draft.key.pairs : []
    expect(pairs.map(([a, b]) => [text(draft?.options, a), text(draft?.targets, b)])).toEqual([
      ['兆欧表', '测绝缘电阻'],
      ['钳形表', '测电流'],
    ])
  })

  it('take both sides from columns of their own', async () => {
    const reading = await readSheet([
      ['题型', '题干', '左侧选项', '右侧选项', '答案'],
      ['匹配题', '连线', '兆欧表|钳形表', '测电流|测绝缘电阻|测功率', '1-B;2-A'],
    ])
    expect(reading.drafts[0]?.draft).toMatchObject({
      key: {
        pairs: [
          ['A', 'B'],
          ['B', 'A'],
        ],
      },
      targets: [{}, {}, {}],
    })
  })

  it.each([
    [lists, '1-B', 'key.not-pairs'],
    [lists, '1-B,1-A', 'key.not-pairs'],
    [lists, '1-C,2-A', 'key.not-pairs'],
    [lists, '', 'key.missing'],
    ['连线。', '1-B,2-A', 'pairs.unclear'],
  ])('%j with the answer “%s” is rejected: %s', async (stem, answer, code) => {
    expect((await one('匹配题', stem, [], answer)).rejected).toBe(code)
  })
})

describe('numbers', () => {
  it.each<[string | number, object]>([
    [12.5, { number: '12.5', tolerance: '0' }],
    ['12.5±0.1 A', { number: '12.5', tolerance: '0.1', unit: 'A' }],
    ['12.5A±0.1A', { number: '12.5', tolerance: '0.1', unit: 'A' }],
    ['(220±11)V', { number: '220', tolerance: '11', unit: 'V' }],
    ['220 V±5%', { number: '220', tolerance: '11', unit: 'V' }],
    ['10～12', { number: '11', tolerance: '1' }],
    ['0.25-0.3 mm', { number: '0.275', tolerance: '0.025', unit: 'mm' }],
    ['3.14(误差0.01)', { number: '3.14', tolerance: '0.01' }],
    ['3.14，误差不超过0.01', { number: '3.14', tolerance: '0.01' }],
    ['－４０ ℃', { number: '-40', tolerance: '0', unit: '°C' }],
    ['9.8 m/s²', { number: '9.8', tolerance: '0', unit: 'm/s2' }],
  ])('%s', async (answer, key) => {
    expect((await one('计算填空题', '量值是多少？', [], answer)).draft?.key).toEqual({ type: 'numeric', ...key })
  })

  it.each(['1,500', '3/4', '220V/380V', '约 12', '12左右', '12 10', '12~10'])('%s is unclear', async (answer) => {
    expect((await one('数值题', '量值是多少？', [], answer)).rejected).toBe('key.unreadable')
  })

  it('takes tolerance and unit from columns of their own', async () => {
    const reading = await readSheet([
      ['题型', '题干', '答案', '允许误差', '单位'],
      ['数值题', '回路的电流是多少？', 12.5, 0.1, 'A'],
    ])
    expect(reading.drafts[0]?.draft.key).toEqual({ type: 'numeric', number: '12.5', tolerance: '0.1', unit: 'A' })
  })
})

describe('gaps', () => {
  it.each<[string, string, string[][]]>([
    ['____和____是导体。', '铜；铝', [['铜'], ['铝']]],
    ['_(1)_和_(2)_是导体。', '(1)铜 (2)铝', [['铜'], ['铝']]],
    ['____和____是导体。', '第一空：铜；第2空：铝', [['铜'], ['铝']]],
    ['电阻是____Ω。', '1.5&&1.50', [['1.5', '1.50']]],
    ['电阻是____Ω。', '1.5||1.50', [['1.5', '1.50']]],
    ['检修前先____。', '停电/断电', [['停电', '断电']]],
    ['检修前先____。', '停电（或断电）', [['停电', '断电']]],
    ['长度是____m。', '0.5或1/2', [['0.5', '1/2']]],
    ['速度的单位是____。', 'm/s', [['m/s']]],
    ['造成____事故。', '死亡或重伤', [['死亡或重伤']]],
    ['铜的符号是____。', 'Cu。', [['Cu']]],
  ])('%s with the answer %s', async (stem, answer, texts) => {
    expect((await one('填空题', stem, [], answer)).draft?.key).toEqual({ type: 'blanks', texts, anyOrder: false })
  })

  it.each<[string[], string]>([
    [[], '铜；铝（顺序不限）'],
    [['铜', '铝'], '填空顺序=无序'],
  ])('may be filled in any order: %j %s', async (options, answer) => {
    const { draft } = await one('填空题', '_(1)_和_(2)_是导体。', options, answer)
    expect(draft?.key).toEqual({ type: 'blanks', texts: [['铜'], ['铝']], anyOrder: true })
  })

  it('may be filled in any order where a column says so', async () => {
    const reading = await readSheet([
      ['题型', '题干', '答案1', '答案2', '判分时区分先后顺序'],
      ['填空题', '____和____是导体。', '铜', '铝', '否'],
      ['填空题', '先____再____。', '停电', '验电', '是'],
    ])
    expect(reading.drafts.map(({ draft }) => draft.key)).toEqual([
      { type: 'blanks', texts: [['铜'], ['铝']], anyOrder: true },
      { type: 'blanks', texts: [['停电'], ['验电']], anyOrder: false },
    ])
  })
})

it('several right options need a key', async () => {
  expect((await one('多选题', '导体有', ['铜', '铝'], '')).rejected).toBe('key.missing')
})

describe('whoever answers with the key is right', () => {
  const word = fc.stringMatching(/^[\u4e00-\u9fa5]{2,6}$/)
  const words = fc.uniqueArray(word, { minLength: 2, maxLength: 4 })
  const shuffled = words.chain((items) =>
    fc.tuple(
      fc.constant(items),
      fc.shuffledSubarray(
        items.map((_, place) => place),
        { minLength: items.length },
      ),
    ),
  )
  const question = fc.oneof(
    shuffled.map(([items, order]) => ['排序题', '排出顺序', items, order.map((place) => 'ABCD'[place]).join('→')]),
    shuffled.map(([items, order]) => [
      '匹配题',
      `连线：${items.map((text, place) => `${place + 1}.${text}`).join(' ')}`,
      items.map((text) => `右${text}`),
      order.map((place, index) => `${index + 1}-${'ABCD'[place]}`).join(','),
    ]),
    words.map((items) => ['填空题', items.map(() => '____').join('和'), [], items.join('；')]),
    fc
      .tuple(fc.integer({ min: -999, max: 999 }), fc.nat(99))
      .map(([number, off]) => ['数值题', '多少？', [], `${number}±${off}mm`]),
    words.map((items) => ['单选题', '哪个？', items, 'B']),
    words.map((items) => ['多选题', '哪些？', items, 'AB']),
    fc.boolean().map((truth) => ['判断题', '对不对。', [], truth ? '√' : '×']),
    word.map((text) => ['简答题', '为什么？', [], text]),
  ) as fc.Arbitrary<[string, string, string[], string]>

  it('for every type', async () => {
    await fc.assert(
      fc.asyncProperty(question, async ([type, stem, options, answer]) => {
        const { draft, rejected } = await one(type, stem, options, answer)
        expect(rejected).toBeUndefined()
        if (!draft) throw new Error('lost')
        expect(questionDraft.parse(draft)).toEqual(draft)
        expect(markOf(draft)).toBe(draft.type === 'written' ? 'open' : 'right')
      }),
      { numRuns: 60 },
    )
  })
})
