import { describe, expect, it } from 'vitest'
import { readJson, shown } from './samples.ts'

const one = async (value: object) => {
  const reading = await readJson([{ question: '导体有', options: ['铜', '铝', '木', '水'], answer: 'A', ...value }])
  const draft = reading.drafts[0]?.draft
  if (!draft) throw new Error(JSON.stringify(reading.rejected))
  return draft
}

describe('explanations that name options by letter', () => {
  it.each([
    ['银最好，故选B。', '银最好，故选{{B}}。'],
    ['所以选AC', '所以选{{A}}{{C}}'],
    ['选项C错误。', '选项{{C}}错误。'],
    ['A选项正确，B、D项错误。', '{{A}}选项正确，{{B}}、{{D}}项错误。'],
    ['正确答案为D。', '正确答案为{{D}}。'],
    ['选项A、C、D均与规范冲突。', '选项{{A}}、{{C}}、{{D}}均与规范冲突。'],
    ['A、B 错误；D 正确。', '{{A}}、{{B}} 错误；{{D}} 正确。'],
    ['Option B is right, options C and D are not.', 'Option {{B}} is right, options {{C}} and {{D}} are not.'],
  ])('%s', async (explanation, expected) => {
    expect(shown((await one({ explanation })).explanation)).toBe(expected)
  })

  it.each(['A相接地时电压升高。', '选用C级绝缘。', 'B超不受影响，D级最高。', '故选E。', 'A项目经理负责。'])(
    'stays text where it may mean something else: %s',
    async (explanation) => {
      expect(shown((await one({ explanation })).explanation)).toBe(explanation)
    },
  )
})

describe('options that speak of the others', () => {
  it.each([
    '以上都对',
    '以上都不对',
    '以上全部',
    '都不是',
    '以上三项都是',
    '以上说法均正确',
    'All of the above',
    'None of the above',
    'All these choices are correct',
  ])('%s keeps its place', async (last) => {
    expect((await one({ options: ['铜', '铝', '木', last] })).options.map(({ pinned }) => pinned)).toEqual([
      false,
      false,
      false,
      true,
    ])
  })

  it('name them by reference', async () => {
    const { options } = await one({ options: ['铜', '铝', '木', 'A和B都对'] })
    expect(shown(options[3]?.content ?? [])).toBe('{{A}}和{{B}}都对')
    expect(options[3]?.pinned).toBe(true)
  })

  it('are not phases', async () => {
    const { options } = await one({ options: ['U、V、W', 'X、Y、Z', 'L、M、N', 'A、B、C'] })
    expect(options.map(({ pinned, content }) => [pinned, shown(content)])).toEqual([
      [false, 'U、V、W'],
      [false, 'X、Y、Z'],
      [false, 'L、M、N'],
      [false, 'A、B、C'],
    ])
  })
})

describe('authored text', () => {
  it('keeps HTML as text', async () => {
    const { stem, options } = await one({
      question: '哪个标签换行？<script>alert(1)</script>',
      options: ['A. <title>', 'B. <br>'],
    })
    expect(shown(stem)).toBe('哪个标签换行？<script>alert(1)</script>')
    expect(options.map(({ content }) => shown(content))).toEqual(['<title>', '<br>'])
  })

  it('keeps what looks like a letter, but is part of the words', async () => {
    const { options } = await one({ options: ['C语言', 'A相', 'B超', 'D级'] })
    expect(options.map(({ content }) => shown(content))).toEqual(['C语言', 'A相', 'B超', 'D级'])
  })

  it('joins lines that a PDF broke in a sentence, and keeps the others', async () => {
    expect(shown((await one({ question: '进入受限空间作业前必须将管道\n可靠隔离。\n下列正确的是' })).stem)).toBe(
      '进入受限空间作业前必须将管道可靠隔离。\n下列正确的是',
    )
  })

  it('loses characters that cannot be shown, and is rejected where they make it look other than it is', async () => {
    expect(shown((await one({ question: '铜\u200B的\u0007符\uE000号\u{F0000}' })).stem)).toBe('铜的符号')
    for (const faking of ['\u202E', '\u2067', '\u0000']) {
      const { drafts, rejected } = await readJson([
        { question: `铜${faking}的符号`, options: ['Cu', 'Al'], answer: 'A' },
        { question: '铝的符号', options: [`Cu${faking}`, 'Al'], answer: 'B' },
      ])
      expect([drafts, rejected.map(({ code }) => code)]).toEqual([[], ['text.hidden', 'text.hidden']])
    }
  })

  it('is in the language of its words, unless one is given', async () => {
    expect((await one({ question: 'Which of these conducts?', options: ['copper', 'wood'] })).language).toBe('en')
    expect((await one({})).language).toBe('zh-CN')
  })
})
