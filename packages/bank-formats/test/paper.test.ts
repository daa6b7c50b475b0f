import { describe, expect, it } from 'vitest'
import { BankFileError, readBank } from '../src/index.ts'
import { bytesOf, rejections, shown, summaries } from './samples.ts'

const read = (text: string) => readBank(bytesOf(text), 'paper.txt')
const choice = (stem: string, options: string[], key: string) => ({ type: 'single-choice', stem, options, key })
const metals = ['铜', '铝', '铁']

describe('numbers of questions', () => {
  it.each([
    ['1. ', '2. '],
    ['1、', '2、'],
    ['１．', '２．'],
    ['1:', '2:'],
    ['1)', '2)'],
    ['（1）', '（2）'],
    ['第1题 ', '第2题 '],
    ['【1】', '【2】'],
    ['[1] ', '[2] '],
    ['1\t', '2\t'],
    ['1\n\n', '2\n\n'],
  ])('%j and %j', async (one, two) => {
    const reading = await read(`${one}磁铁能吸引（C）。\nA.铜\nB.铝\nC.铁\n${two}导电最好的是（A）。\nA.铜\nB.铝\nC.铁`)
    expect(summaries(reading)).toEqual([
      choice('磁铁能吸引（　　）。', metals, 'C'),
      choice('导电最好的是（　　）。', metals, 'A'),
    ])
  })

  it('a number that slipped to the options, one that stands twice, and a gap in the count', async () => {
    const reading = await read(
      '7、带传动靠（ ）传动。\n8、A.摩擦力  B.张紧力 C.拉力 正确答案：A\n8、磁铁能吸引（ ）。\nA.铜 B.铁 正确答案：B\n20、0.02mm卡尺的精度是（ ）。\nA.0.02 B.0.05 正确答案：A',
    )
    expect(summaries(reading).map(({ stem, key }) => [stem, key])).toEqual([
      ['带传动靠（ ）传动。', 'A'],
      ['磁铁能吸引（ ）。', 'B'],
      ['0.02mm卡尺的精度是（ ）。', 'A'],
    ])
  })

  it('two numbers before one stem are both taken off', async () => {
    const reading = await read('1．15、磁铁能吸引（B）。\nA.铜 B.铁\n2．16、铜能导电（√）。\n3．2.5 kW 是功率（√）。')
    expect(summaries(reading).map(({ stem }) => stem)).toEqual([
      '磁铁能吸引（　　）。',
      '铜能导电（　　）',
      '2.5 kW 是功率（　　）',
    ])
  })

  it('lists inside answers and explanations begin no question', async () => {
    const reading = await read(
      '一、简答题\n1.停电有哪些步骤？\n答：1、断开电源；\n2、验电；\n3、接地。\n2.为什么要验电？\n答：\n1)确认无电；\n2)防止误入。\n3.谁可以操作？\n答：持证人员。',
    )
    expect(reading.drafts.map(({ at, draft }) => [at, draft.key])).toEqual([
      ['2', { type: 'written', rubric: '1、断开电源；\n2、验电；\n3、接地。' }],
      ['6', { type: 'written', rubric: '1)确认无电；\n2)防止误入。' }],
      ['10', { type: 'written', rubric: '持证人员。' }],
    ])
  })

  it('a question that lost its number is told by its options', async () => {
    const reading = await read(
      '1.磁铁能吸引（ ）。\nA.铜\nB.铁\n答案：B\n导电最好的是（ ）。\nA.铜\nB.铁\n答案：A\n2.最轻的是（ ）。\nA.铝\nB.铁\n答案：A',
    )
    expect(summaries(reading).map(({ key }) => key)).toEqual(['B', 'A', 'A'])
  })
})

describe('options', () => {
  it.each([
    ['A.铜 B.铝 C.铁'],
    ['A、铜\tB、铝\tC、铁'],
    ['（A）铜（B）铝（C）铁'],
    ['A.铜B.铝C.铁'],
    ['A 铜  B 铝  C 铁'],
    ['a) 铜\nb) 铝\nc) 铁'],
    ['Ａ．铜\nＢ．铝\nＣ．铁'],
    ['A.铜\nB.铝\n铁\nD.锡'],
  ])('%j', async (options) => {
    const reading = await read(`1.磁铁能吸引（C）。\n${options}\n2.铁会生锈。（√）`)
    expect(summaries(reading)[0]).toMatchObject({
      options: options.includes('锡') ? [...metals, '锡'] : metals,
      key: 'C',
    })
  })

  it('behind the stem, with the answer behind the last one', async () => {
    const reading = await read('1.磁铁能吸引(  )。 A.铜 B.铝 C.铁正确答案：C\n2.铝是（ ）。A金属 B非金属 C气体 答案：A')
    expect(summaries(reading)).toEqual([
      choice('磁铁能吸引(  )。', metals, 'C'),
      choice('铝是（ ）。', ['金属', '非金属', '气体'], 'A'),
    ])
  })

  it('letters inside a text are part of it', async () => {
    const reading = await read(
      '1.相序是（ ）。\nA.A、B、C三相  B.由 C 相到 A 相\nC.E = I x R\n答案：A\n2.铁会生锈。（√）',
    )
    expect(summaries(reading)[0]?.options).toEqual(['A、B、C三相', '由 C 相到 A 相', 'E = I x R'])
  })

  it('letters inside a bracket are part of it', async () => {
    const reading = await read('1.证据为真时（ ）。\nA. f(H,E)<1\nB. f(H,E)>1\nC. f(B,C)=1\nD. f(H,E)=0\n答案：A')
    expect(summaries(reading)).toEqual([
      choice('证据为真时（ ）。', ['f(H,E)<1', 'f(H,E)>1', 'f(B,C)=1', 'f(H,E)=0'], 'A'),
    ])
  })

  it('in columns that are read downwards', async () => {
    const reading = await read('1.磁铁能吸引（C）。\nA、铜        C、铁\nB、铝        D、锌')
    expect(summaries(reading)).toEqual([choice('磁铁能吸引（　　）。', ['铜', '铝', '铁', '锌'], 'C')])
  })

  it.each([
    ['（A）铜 （B）铝 （C）铁 （C）锌', 'ABCC'],
    ['（A）铜 （B）铝 （D）铁', 'ABD'],
    ['（A）铜 （B）铝 （C）铁（A）切断电源\t（B）验电', 'ABCB'],
  ])('a letter out of turn is glued to no other option: %s', async (options, letters) => {
    const reading = await read(`1.磁铁能吸引（C）。\n${options}\n2.铜能导电（√）。`)
    expect(reading.rejected.map(({ code, params }) => [code, params])).toEqual([['options.letters', { letters }]])
  })

  it('a number that slipped to a line of options belongs to none of them', async () => {
    const reading = await read(
      '1．能导电的是（C）。\n(A)木 (B)胶\n2．(C)铁 (D)纸\n3．不能导电的是（A）。\n4．(A)木 (B)铝\n(C)铁 (D)铜',
    )
    expect(summaries(reading)).toEqual([
      choice('能导电的是（　　）。', ['木', '胶', '铁', '纸'], 'C'),
      choice('不能导电的是（　　）。', ['木', '铝', '铁', '铜'], 'A'),
    ])
  })

  it('an option that holds letters begins no question of its own', async () => {
    const reading = await read('1.砂轮的组织是（ ）。\nA. (A)硬\nB. (A)软 (B)硬\nC. 都对\n答案：C')
    expect(reading.drafts.length + reading.rejected.length).toBe(1)
  })

  it('options may speak of each other', async () => {
    const reading = await read('1.能导电的是（D）。\n(A)铜  (B)铝  (C)铁  (D)包括 (A) (B) (C)')
    expect(summaries(reading)[0]?.options).toEqual(['铜', '铝', '铁', '包括 (A) (B) (C)'])
  })
})

describe('answers beside their questions', () => {
  it.each([
    '答案：C',
    '答案；C',
    '答案C',
    '答案是：c',
    '正确答案： C',
    '参考答案:C。',
    '【答案】C',
    '【答案】：（C）',
    '标准答案为C',
    '我的答案：A正确答案：C',
    'Answer: C',
    '（C）',
  ])('%s', async (answer) => {
    const reading = await read(`1.磁铁能吸引（ ）。\nA.铜\nB.铝\nC.铁\n${answer}\n2.铁会生锈。（√）`)
    expect(summaries(reading)[0]).toMatchObject({ key: 'C' })
  })

  it.each([
    ['1.铁会生锈。（√）', true],
    ['1.（×）铜会生锈。', false],
    ['1.铜会生锈。\n（错误）', false],
    ['1.铁会生锈。\n正确。', true],
    ['1.铁会生锈。\n答案 正确', true],
    ['1.铁会生锈。\nA.正确 B.错误\n答案：A', true],
    ['(√) 1.铁会生锈。', true],
  ])('%j', async (text, truth) => {
    const reading = await read(`${text}\n2.磁铁能吸引（B）。\nA.铜\nB.铁`)
    expect(summaries(reading)[0]).toMatchObject({ type: 'true-false', key: truth })
  })

  it('what is said of a wrong statement explains it', async () => {
    const reading = await read('一、判断题\n1.（×）铜会生锈。\n正确答案：铁会生锈。\n2.铁会生锈。（√）')
    expect(shown(reading.drafts[0]?.draft.explanation ?? [])).toBe('铁会生锈。')
  })

  it('a heading may be the answer', async () => {
    const reading = await read('三、判断题（正确）\n1、铁会生锈。\n2、铜能导电。\n四、判断题（错误）\n1、铜会生锈。')
    expect(summaries(reading).map(({ key }) => key)).toEqual([true, true, false])
  })

  it('letters in two brackets are one answer only where several may be right', async () => {
    const text = '个电极是（A）和（B）两端。\nA.正\nB.负\nC.地\n'
    const several = await read(`一、多选题\n1.两${text}2.另两${text}`)
    expect(summaries(several).map(({ key }) => key)).toEqual(['AB', 'AB'])
    const single = await read(`一、单选题\n1.两${text}2.磁铁能吸引（B）。\nA.铜\nB.铁`)
    expect(rejections(single)).toEqual(['2 key.not-an-option'])
  })

  it('answers that contradict each other are told, not chosen from', async () => {
    const reading = await read('1.磁铁能吸引（ ）。\nA.铜\nB.铁\n答案：A\n正确答案：B\n2.铁会生锈。（√）')
    expect(rejections(reading)).toEqual(['1 key.not-an-option'])
  })

  it('a key in the stem that contradicts the one below is told as well, a unit is none', async () => {
    const reading = await read(
      '1.导电的是（A）\nA.木\nB.铁\n答案：B\n2.导电的是（B）。\nA.木\nB.铁\n答案：B\n3.噪声的单位是 dB（A）\nA.对\nB.不全对\n答案：B',
    )
    expect(rejections(reading)).toEqual(['1 key.not-an-option'])
    expect(summaries(reading).map(({ stem, key }) => [stem, key])).toEqual([
      ['导电的是（　　）。', 'B'],
      ['噪声的单位是 dB（A）', 'B'],
    ])
  })

  it('a question without an answer is rejected with its place', async () => {
    const reading = await read('1.磁铁能吸引（ ）。\nA.铜\nB.铁\n2.导电的是（A）。\nA.铜\nB.木')
    expect(rejections(reading)).toEqual(['1 key.missing'])
    expect(reading.drafts).toHaveLength(1)
  })
})

describe('text around a question', () => {
  it('marks, types, exam points and fields are taken off', async () => {
    const reading = await read(
      '1.AA001 （单选题，2分）磁铁能吸引（　　）。[1分]\nA.铜\nB.铁\n答案：B\n难度：较难\n知识点：磁\n2.AB002 铁会生锈。（√）',
    )
    expect(summaries(reading)[0]).toEqual(choice('磁铁能吸引（　　）。', ['铜', '铁'], 'B'))
    expect(reading.drafts.map(({ draft }) => [draft.examPoint, draft.difficulty])).toEqual([
      ['AA001', 4],
      ['AB002', null],
    ])
  })

  it('lines that a page broke are one, its edges are left out', async () => {
    const stem = (n: number) =>
      `${n}.进入受限空间作业以前应当首先对其中的气体进行检测，在（ ）合格\n以后方可进入，并且应当有人在外面监护，保持联系不得中断。`
    const question = (n: number) => `${stem(n)}\nA.检测\nB.照明\n答案：A\n- ${n} -`
    const reading = await read(['焊工题库', ...[1, 2, 3, 4].map(question)].join('\n'))
    expect(reading.drafts.map(({ draft }) => shown(draft.stem))).toEqual(
      Array.from(
        { length: 4 },
        () =>
          '进入受限空间作业以前应当首先对其中的气体进行检测，在（ ）合格以后方可进入，并且应当有人在外面监护，保持联系不得中断。',
      ),
    )
  })

  it('a case is shown with each of its questions', async () => {
    const reading = await read(
      '一、案例分析题\n案例一：某厂的钢丝绳断裂。\n1.原因是（ ）。\nA.超载\nB.天气\n答案：A\n2.应当报告。（√）\n案例二：某厂漏电。\n1.先（ ）。\nA.断电\nB.离开\n答案：A',
    )
    expect(reading.drafts.map(({ draft }) => [shown(draft.material), draft.group])).toEqual([
      ['某厂的钢丝绳断裂。', '2'],
      ['某厂的钢丝绳断裂。', '2'],
      ['某厂漏电。', '8'],
    ])
  })
})

describe('files that are no bank', () => {
  it.each([
    [
      'notes',
      '第一章 安全用电\n1. 触电方式有三种：\n（1）单相触电；\n（2）两相触电。\n2. 发现触电时应先断电（然后急救）。\nA. 重点',
    ],
    ['sums', '1. 3+5=8\n2. 12-7=5\n3. 6×7=42\n4. 15+26='],
    ['a program', 'int main() {\n  // 1. start\n  switch (x) { case A: break; case B: break; }\n  /* answer: B */\n}'],
    ['a log', '10:01 INFO 1. started (A)\n10:02 WARN 2. slow\n10:03 INFO Answer: 200'],
  ])('%s', async (_, text) => {
    await expect(read(text)).rejects.toBeInstanceOf(BankFileError)
  })
})
