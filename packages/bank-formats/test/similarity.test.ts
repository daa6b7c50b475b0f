import { type QuestionDraft, textContent } from '@lianbing/contract'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keyAcross, sameKey } from '../src/question/same-key.ts'
import { comparedQuestion, type Relation, similarity } from '../src/question/similarity.ts'
import { sketchOf } from '../src/question/sketch.ts'

type Asked = Parameters<typeof comparedQuestion>[0]
const asked = (stem: string, options: readonly string[] = [], type?: QuestionDraft['type']): Asked => ({
  type: type ?? (options.length > 0 ? 'single-choice' : 'true-false'),
  language: /[\u4e00-\u9fa5]/.test(stem) ? 'zh-CN' : 'en',
  material: [],
  stem: textContent(stem),
  options: options.map((text, at) => ({ id: 'ABCDEFGH'.charAt(at), content: textContent(text), pinned: false })),
  targets: [],
})
type Pair = [stem: string, other: string, options?: string, otherOptions?: string]
const relate = ([stem, other, options = '', otherOptions = options]: Pair) => {
  const list = (text: string) => (text === '' ? [] : text.split('/'))
  const one = comparedQuestion(asked(stem, list(options)))
  const two = comparedQuestion(asked(other, list(otherOptions)))
  const { relation } = similarity(one, two)
  const shared = new Set(sketchOf(one))
  return { relation, sketched: sketchOf(two).some((band) => shared.has(band)) }
}

const table: Record<Relation, Pair[]> = {
  same: [
    ['车刀的前角增大，切削力（　　）。', '车刀前角增大时,切削力( )', '增大/减小/不变'],
    ['下列属于高速钢的是（ ）', '以下哪种是高速钢？', 'W18Cr4V/45/YT15'],
    ['什么是万用表的核心部件：（ ）', '（ ）是万用表的核心部件。', '表头/表笔/电池', '表笔。/电池。/表头。'],
    ['乙炔瓶应直立使用，严禁卧放。', '乙炔瓶应直立使用、严禁卧放（ ）'],
    ['砂轮机的托架与砂轮的间距为2~3mm。', '砂轮机托架与砂轮的间距为2-3 mm'],
    ['The grinding wheel is dressed with a diamond.', 'Grinding wheel is dressed with diamond'],
    ['河豚有毒吗？来源：《科普读本》（一版）', '河豚有毒吗？（来源：参见《科普读本》）', '有/没有'],
  ],
  near: [
    [
      '安装接触器时，其底面与地面的倾斜度应在规定范围内。',
      '安装该型号接触器时，其底面与地面的倾斜度应在规定范围内。',
      '对/错/看型号',
    ],
    ['钻孔时严禁戴手套操作钻床，以防手套被绞住。', '钻孔时严禁戴手套操作钻床，以防手套被绞。'],
    ['车削细长轴时应使用跟刀架来增加工件刚度的是', '车削细长轴时应使用跟刀架来增加工件钢度的是', '粗车/精车/断续车削'],
    [
      '液压系统的工作介质通常采用矿物油',
      '液压系统的工作介质通常采用矿物油',
      '粘度合适/抗泡沫好/防锈性能良好',
      '粘度合适/抗泡沫好/防锈性能好',
    ],
  ],
  'other-options': [
    ['下列说法正确的是（ ）。', '下列说法正确的是（ ）', '电流的单位是安培/电压的单位是欧姆', '钢比铝轻/铜能导电'],
    ['螺纹的公称直径是指', '螺纹公称直径是指', '大径/中径/小径', '大径/中径/小径/顶径'],
    ['额定电压为220伏的是', '额定电压为220伏的是', '甲灯/乙灯/丙灯', '甲灯/乙灯/电炉'],
  ],
  different: [
    ['直径50mm的轴以每分钟300转旋转，其切削速度是', '直径50mm的轴以每分钟400转旋转，其切削速度是', '47/63/50'],
    ['电阻为4Ω的负载接在12V电源上，电流为', '电阻为6Ω的负载接在12V电源上，电流为', '2A/3A/4A'],
    ['钻床操作时允许戴手套。', '钻床操作时不允许戴手套。'],
    ['下列不属于劳动防护用品的是', '下列属于劳动防护用品的是', '安全帽/护目镜/扳手'],
    ['顺时针旋转时阀门关闭。', '逆时针旋转时阀门关闭。'],
    ['熔断器的电源线接下接线座，负载线接上接线座。', '熔断器的电源线接上接线座，负载线接下接线座。'],
    ['材料抵抗塑性变形的能力称为', '材料抵抗冲击载荷的能力称为', '强度/硬度/韧性'],
    ['主轴转速升高，则刀具寿命降低。', '主轴转速降低，则刀具寿命升高。'],
    ['白铜是铜与下列元素组成的合金', '青铜是铜与下列元素组成的合金', '铝/锡/镍'],
    ['三相电动机的接法', '三相电动机的接法有几种', '星形/三角形', '1种/2种'],
    ['Turn the valve clockwise to open it.', 'Turn the valve clockwise to close it.'],
    ['The fuse is rated at 5 A.', 'The fuse is rated at 15 A.'],
    ['电流的单位是mA的是', '电流的单位是MA的是', '甲/乙'],
    ['装配图的尺寸链', '装配图的视图', '甲/乙'],
  ],
}

describe('two questions', () => {
  it.each(Object.entries(table).flatMap(([relation, pairs]) => pairs.map((pair) => [relation, ...pair] as const)))(
    '%s: %s / %s',
    (relation, ...pair) => {
      const found = relate(pair as unknown as Pair)
      expect(found.relation).toBe(relation)
      if (relation === 'same' || relation === 'near') expect(found.sketched).toBe(true)
    },
  )

  it('of another type or case are different, and gaps in other places ask something else', () => {
    const options = ['甲', '乙', '丙']
    const single = comparedQuestion(asked('属于量具的是', options))
    expect(similarity(single, comparedQuestion(asked('属于量具的是', options, 'multiple-choice'))).relation).toBe(
      'different',
    )
    const inCase = comparedQuestion({ ...asked('属于量具的是', options), material: textContent('某厂加工一批轴。') })
    expect(similarity(single, inCase).relation).toBe('different')
    const gaps = (stem: string) => comparedQuestion(asked(stem, [], 'blanks'))
    expect(similarity(gaps('欧姆定律说的是____与电压成正比'), gaps('欧姆定律说的是电流与____成正比')).relation).toBe(
      'different',
    )
  })
})

const word = fc.stringMatching(/^[\u4e00-\u4e50工件刀具夹紧测量润滑]{6,18}$/)
const question = fc.tuple(word, fc.uniqueArray(word, { minLength: 3, maxLength: 5 }))
const mark = fc.constantFrom('。', '，', ' ', '（ ）', '；', '')

describe('any two', () => {
  it('are alike in both directions, and each is the same as itself', () => {
    fc.assert(
      fc.property(question, question, ([stem, options], [other, others]) => {
        const one = comparedQuestion(asked(stem, options))
        const two = comparedQuestion(asked(other, others))
        expect(similarity(one, two).relation).toBe(similarity(two, one).relation)
        expect(similarity(one, one)).toMatchObject({ relation: 'same', slight: true })
      }),
    )
  })

  it('are the same with other marks and another order, and their sketch is too; the key finds its option', () => {
    const shuffled = question.chain(([stem, options]) =>
      fc.tuple(
        fc.constant({ stem, options }),
        fc.shuffledSubarray(options, { minLength: options.length }),
        fc.array(mark, { minLength: 4, maxLength: 4 }),
        fc.nat(),
      ),
    )
    fc.assert(
      fc.property(shuffled, ([{ stem, options }, others, marks, pick]) => {
        const one = comparedQuestion(asked(stem, options))
        const other = `${marks[0]}${stem.slice(0, 3)}${marks[1]}${stem.slice(3)}${marks[2]}`
        const two = comparedQuestion(
          asked(
            other,
            others.map((text) => `${text}${marks[3]}`),
          ),
        )
        const found = similarity(one, two)
        expect(found.relation).toBe('same')
        expect(sketchOf(two)).toEqual(sketchOf(one))
        const right = pick % options.length
        const key = keyAcross({ type: 'single-choice', choice: 'ABCDE'.charAt(right) }, found)
        const place = others.indexOf(options[right] ?? '')
        expect(key).toEqual({ type: 'single-choice', choice: 'ABCDE'.charAt(place) })
      }),
    )
  })

  it('are different where a number differs', () => {
    fc.assert(
      fc.property(question, fc.nat(9_999), fc.nat(9_999), ([stem, options], one, other) => {
        fc.pre(one !== other)
        const at = (number: number) => comparedQuestion(asked(`${stem}${number}毫米`, options))
        expect(similarity(at(one), at(other)).relation).toBe('different')
      }),
    )
  })
})

describe('keys', () => {
  it('contradict each other in what is marked, and not in how it is put', () => {
    const blanks = (...texts: string[][]) => ({ type: 'blanks' as const, texts, anyOrder: false })
    expect(sameKey(blanks(['万用表', '三用表']), blanks(['万用表。']))).toBe(true)
    expect(sameKey(blanks(['万用表']), blanks(['兆欧表']))).toBe(false)
    expect(sameKey({ ...blanks(['甲'], ['乙']), anyOrder: true }, { ...blanks(['乙'], ['甲']), anyOrder: true })).toBe(
      true,
    )
    expect(sameKey({ type: 'written', rubric: '先断电' }, { type: 'written', rubric: '断电后验电' })).toBe(true)
    expect(sameKey({ type: 'true-false', truth: true }, { type: 'true-false', truth: false })).toBe(false)
    const numeric = (number: string) => ({ type: 'numeric' as const, number, tolerance: '0' })
    expect(sameKey(numeric('12.50'), numeric('12.5'))).toBe(true)
  })
})
