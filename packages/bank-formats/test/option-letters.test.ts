import { describe, expect, it } from 'vitest'
import { markRun } from '../src/text/marks.ts'
import { splitOptions } from '../src/text/split-options.ts'
import { readJson, readSheet, rejections, summaries } from './samples.ts'

const header = ['题型', '题干', '选项', '答案']
const asked = (options: string, answer = 'B', stem = '下列选项中正确的是（ ）。', type = '单选题') =>
  readSheet([header, ['判断题', '占位。', '', '对'], [type, stem, options, answer]])
const choice = async (...given: Parameters<typeof asked>) => {
  const reading = await asked(...given)
  return rejections(reading)[0] ?? summaries(reading)[1]
}

describe('letters that are a part of the options', () => {
  it.each([
    [['A、B、C', 'C、B、A', 'A、C、B', 'B、A、C']],
    [['A、B', 'A、B、C', 'B、C', 'C']],
    [['A级', 'B级', 'C级', 'D级']],
    [['A类设备', 'B类工具', 'C类设备']],
  ])('%j stay as they are', async (options) => {
    const keyed = Object.fromEntries(options.map((text, index) => [String.fromCharCode(65 + index), text]))
    const reading = await readJson([{ question: '各相按次序是', options: keyed, answer: 'B' }])
    expect(summaries(reading)).toMatchObject([{ options, key: 'B' }])
  })

  it('labels that are lists of the places are taken off', async () => {
    expect(await choice('**A、铣刀**B、车刀**C、钻头')).toMatchObject({ options: ['铣刀', '车刀', '钻头'] })
  })
})

describe('letters that touch the text behind a separator', () => {
  it('name their options out of order, and the key with them', async () => {
    expect(await choice('**C断裂**A变形**B磨损')).toMatchObject({ options: ['变形', '磨损', '断裂'], key: 'B' })
  })

  it('cut an option whose separator was forgotten between its neighbours', async () => {
    expect(await choice('**A油石B砂轮**C锉刀')).toMatchObject({ options: ['油石', '砂轮', '锉刀'], key: 'B' })
  })

  it.each(['**A变形**B磨损**B断裂', '**A水**C沙D毯', '**A 10P**A**B 20P**A**C常压'])('%s is rejected', async (cell) => {
    expect(await choice(cell)).toBe('Sheet1!3 options.letters')
  })

  it('are no letters of options where they name classes', async () => {
    expect(await choice('**A类**B类**C类')).toMatchObject({ options: ['A类', 'B类', 'C类'] })
  })
})

describe('options of one cell', () => {
  it('keep charges and raised separators apart', () => {
    const cell = `**A．Na${markRun('+', 'super')}B．Cl${markRun('-**', 'super')}C．水`
    expect(splitOptions(cell)).toEqual([
      { letter: 'A', text: `Na${markRun('+', 'super')}` },
      { letter: 'B', text: `Cl${markRun('-', 'super')}` },
      { letter: 'C', text: '水' },
    ])
    expect(splitOptions('**A.RS-B. 接口**B.并行')).toMatchObject([{ text: 'RS-B. 接口' }, { text: '并行' }])
  })

  it('that are nothing but labels need a picture', async () => {
    expect(await choice('**A、 **B、 **C、 ')).toBe('Sheet1!3 options.missing')
    expect(await choice('**A**B**C')).toMatchObject({ options: ['A', 'B', 'C'] })
  })
})

describe('a true/false question beside the options of another one', () => {
  const options = '**A.铜**B.铝**C.铁'
  it.each(['铜能导电。（ ）', '铜的导电性比铁好（ ）', '安全电压是 36V。'])('“%s” is rejected', async (stem) => {
    expect(await choice(options, 'A', stem, '判断题')).toBe('Sheet1!3 options.not-true-false')
  })
  it.each(['导电性最好的是（ ）', '（ ）的导电性最好。', '下列说法正确的有（ ）。', '哪种金属最轻？'])(
    '“%s” asks for one of them',
    async (stem) => {
      expect(await choice(options, 'A', stem, '判断题')).toMatchObject({ type: 'single-choice', key: 'A' })
    },
  )
})

it('numbers of full width are taken off the stems', async () => {
  const reading = await readSheet([
    header,
    ['判断题', '１．铜是导体。', '', '对'],
    ['判断题', '２．铝是导体。', '', '对'],
  ])
  expect(summaries(reading).map(({ stem }) => stem)).toEqual(['铜是导体。', '铝是导体。'])
})
