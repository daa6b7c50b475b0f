import { describe, expect, it } from 'vitest'
import { readBank } from '../src/index.ts'
import { bytesOf, rejections, shown, summaries } from './samples.ts'

const read = (text: string) => readBank(bytesOf(text), 'bank.gift')
const only = async (text: string) => {
  const { drafts, rejected } = await read(text)
  expect(rejected).toEqual([])
  expect(drafts).toHaveLength(1)
  const [first] = drafts
  if (!first) throw new Error('no draft')
  return first.draft
}
/** A sound question, so that a text is GIFT whatever stands beside it. */
const sound = 'Steel rusts.{T}\n\n'
const rejectedOnly = async (text: string) => rejections(await read(`${sound}Iron melts.{F}\n\n${text}`))

describe('GIFT', () => {
  it('reads choices, with the line where each question begins', async () => {
    const reading = await read(
      '\uFEFF// welding\r\n\r\n::W1:: Which gas shields?{~oxygen =argon ~steam}\r\n\r\nThe arc is {\r\n ~cold\r\n =hot } to touch.\r\n',
    )
    expect(reading).toMatchObject({ format: 'gift', layout: 'gift' })
    expect(reading.drafts.map(({ at }) => at)).toEqual(['3', '5'])
    expect(summaries(reading)).toEqual([
      { type: 'single-choice', stem: 'Which gas shields?', options: ['oxygen', 'argon', 'steam'], key: 'B' },
      { type: 'single-choice', stem: 'The arc is _____ to touch.', options: ['cold', 'hot'], key: 'B' },
    ])
  })

  it('takes shares of the marks as several right answers, where they make a whole', async () => {
    const draft = await only('Pick tools.{~%33.33333%lathe ~%33.33333%drill ~%33.33333%mill ~%-100%cup}')
    expect(draft.key).toEqual({ type: 'multiple-choice', choices: ['A', 'B', 'C'] })
    expect(await rejectedOnly('Pick tools.{~%50%lathe ~%20%drill ~cup}')).toEqual(['5 key.weights'])
    expect(await rejectedOnly('Pick one.{=lathe =drill ~cup}')).toEqual(['5 key.several-ways'])
    expect(await rejectedOnly('Pick one.{~lathe ~drill}')).toEqual(['5 key.missing'])
  })

  it('says where an answer earned a part of the marks', async () => {
    const { warnings } = await read('Pick one.{=lathe ~%50%drill ~cup}')
    expect(warnings).toMatchObject([{ at: '1', code: 'key.partial-credit' }])
  })

  it.each([
    ['The sun rises.{TRUE}', true],
    ['The sun rises.{ F #no #yes }', false],
    ['{T} The sun rises.', true],
  ])('right and wrong: %s', async (text, truth) => {
    expect((await only(text)).key).toEqual({ type: 'true-false', truth })
  })

  it('keeps feedback as the explanation, by option and by verdict', async () => {
    const choice = await only('Which?{=argon#inert ~oxygen#it burns ####Gas shields the arc.}')
    expect(shown(choice.explanation)).toBe('Gas shields the arc.\n{{A}} inert\n{{B}} it burns')
    expect(shown((await only('It burns.{F#Look again.#Yes.}')).explanation)).toBe('✓ Yes.\n✗ Look again.')
    const words = await only('What joins steel?{=welding#By heat. =3:1#A ratio. =%0%*#Look again.}')
    expect(shown(words.explanation)).toBe('welding: By heat.\n3:1: A ratio.\n✗ Look again.')
    const figures = await only('How many volts?{#=230:0#Exactly. =%50%230:23#Within ten per cent. =%10%200..260#Far.}')
    expect(shown(figures.explanation)).toBe('230: Exactly.\n230 ± 23: Within ten per cent.\n200 … 260: Far.')
  })

  it('puts the gap of an answer in words where it belongs', async () => {
    const stems = async (text: string) => shown((await only(text)).stem)
    expect(await stems('Who measures?{=fitter =turner}')).toBe('Who measures? [0]')
    expect(await stems('The {=caliper} measures.')).toBe('The [0] measures.')
    expect(await stems('A ____ measures.{=caliper}')).toBe('A [0] measures.')
    expect(await stems('The {=caliper} and the {=gauge =gage} measure.')).toBe('The [0] and the [1] measure.')
    expect((await only('The {=caliper} and the {=gauge =gage} measure.')).key).toEqual({
      type: 'blanks',
      texts: [['caliper'], ['gauge', 'gage']],
      anyOrder: false,
    })
  })

  it('leaves out answers that stand for any text, and rejects where there is nothing else', async () => {
    const reading = await read('Which?{=file =*file*}')
    expect(reading.drafts[0]?.draft.key).toMatchObject({ texts: [['file']] })
    expect(reading.warnings).toMatchObject([{ code: 'key.wildcard' }])
    expect(await rejectedOnly('Which?{=*file*}')).toEqual(['5 key.wildcard'])
    expect((await only('Which?{=2\\*3}')).key).toMatchObject({ texts: [['2*3']] })
  })

  it.each([
    ['{#220}', '220', '0'],
    ['{#220:10}', '220', '10'],
    ['{#-0.3..0.4}', '0.05', '0.35'],
    ['{#=1.5e3:0.5 =%50%1500:20}', '1500', '0.5'],
    ['{#3:2~#wrong}', '3', '2'],
  ])('numbers: %s', async (braces, number, tolerance) => {
    expect((await only(`How many volts?${braces}`)).key).toEqual({ type: 'numeric', number, tolerance })
  })

  it.each([
    ['{#=1 =2}', 'key.several-ways'],
    ['{#twelve}', 'key.unreadable'],
    ['{#*}', 'key.wildcard'],
    ['{#5..1}', 'key.unreadable'],
    ['{some words}', 'key.unreadable'],
    ['{=p->x}', 'key.unreadable'],
    ['{~a =b', 'gift.braces'],
    ['{~{a} =b}', 'gift.braces'],
    ['{=a} or {}', 'gift.several-answers'],
    [' <pre>a{=b}', 'question.cut'],
    [' [html]<img src\\="http\\://x/y.png">{=b}', 'picture.elsewhere'],
  ])('rejects what cannot be held: %s', async (text, code) => {
    expect(await rejectedOnly(text.startsWith(' ') ? text.trim() : `What?${text}`)).toEqual([`5 ${code}`])
  })

  it('reads matchings: an answer for several, one for none, a comment behind one', async () => {
    const draft = await only('Match.{=vernier -> 0.02 mm =rule -> 1 mm#coarse =tape -> 1 mm = -> 1 km}')
    expect(draft.options.map(({ content }) => shown(content))).toEqual(['vernier', 'rule', 'tape'])
    expect(draft.targets.map(({ content }) => shown(content))).toEqual(['0.02 mm', '1 mm', '1 km'])
    expect(draft.key).toEqual({
      type: 'matching',
      pairs: [
        ['A', 'A'],
        ['B', 'B'],
        ['C', 'B'],
      ],
    })
    expect(shown(draft.explanation)).toBe('rule: coarse')
  })

  it('names the last part of a category as the exam point, also without a blank line behind it', async () => {
    const { drafts } = await read(
      '$CATEGORY: $course$/top/Trades/Gas//Arc\n::1::a{T}\n::2::b{F}\n\n$CATEGORY: $course$/Default for X\n\nc{T}',
    )
    expect(drafts.map(({ draft }) => draft.examPoint)).toEqual(['Gas/Arc', 'Gas/Arc', null])
  })

  it('takes escapes as Moodle does, and leaves TeX alone', async () => {
    const draft = await only(
      '::a\\:b::Is \\{x \\= 1\\} \\\\\\\\ so?\\nSay \\\\(a \\\\neq b\\\\) or \\(\\nu\\).{=\\~\\#1}',
    )
    expect(shown(draft.stem)).toBe('Is {x = 1} \\\\ so?\nSay \\(a \\neq b\\) or \\(\\nu\\). [0]')
    expect(draft.key).toMatchObject({ texts: [['~#1']] })
  })

  it('reads each text in the format that it names', async () => {
    const texts = async (text: string) => (await only(text)).options.map(({ content }) => shown(content))
    expect(await texts('[html]<p>Which?</p>{=m<sup>2</sup> ~[plain]<b>m</b> ~[markdown]- **m**}')).toEqual([
      'm^2',
      '<b>m</b>',
      '• m',
    ])
    // Moodle's own format: tags count where they format, not where a text speaks of them.
    expect(await texts('Which tag?{=The <body> ~m<sub>2</sub> ~<b>bold</b> &amp; <br/>new ~a < b}')).toEqual([
      'The <body>',
      'm_2',
      'bold &\nnew',
      'a < b',
    ])
  })

  it('asks answers of several kinds in one text one by one, as a case', async () => {
    const { drafts } = await read(
      '[html]The <b>arc</b> is {1:MC:cold~=hot} and lasts {#5:1} s on {=steel}.\n\nA second text{T}',
    )
    expect(drafts.map(({ at, draft }) => [at, draft.type, shown(draft.stem), draft.group])).toEqual([
      ['1', 'single-choice', '(1)', 'line 1'],
      ['1', 'numeric', '(2)', 'line 1'],
      ['1', 'blanks', '(3) [0]', 'line 1'],
      ['3', 'true-false', 'A second text', null],
    ])
    expect(shown(drafts[1]?.draft.material ?? [])).toBe('The arc is (1)_____ and lasts (2)_____ s on (3)_____.')
  })

  it('goes on behind an empty line while braces are open, and stops where others open', async () => {
    expect((await only('Which?{\n=argon\n\n~oxygen}')).options).toHaveLength(2)
    expect(rejections(await read('Which?{=argon\n\nWho?{=fitter}\n\nWhat?{T}\n\nIs it?{F}'))).toEqual(['1 gift.braces'])
  })

  it('warns of texts that ask nothing, and rejects them where they are half of all', async () => {
    const few = await read('Read this.\n\na{T}\n\nb{F}')
    expect(few.warnings).toMatchObject([{ at: '1', code: 'question.description' }])
    expect(rejections(await read('Read this.\n\na{T}'))).toEqual(['1 question.description'])
  })

  it('is not found in programs and notes', async () => {
    for (const text of [
      'function a() {}\n\nfunction b() { return 1 }\n',
      'int main() {}\n',
      '\\documentclass{article}\n\\begin{document}\nHello\n\\end{document}',
      'p { color: red }\n\na { margin: 0 }',
      `::x::${'\\{'.repeat(100_000)}`,
    ])
      await expect(read(text)).rejects.toMatchObject({ name: 'BankFileError' })
  })
})

describe('Aiken', () => {
  it('reads stems of several lines, options of several lines and right or wrong', async () => {
    const reading = await readBank(
      bytesOf(
        'Which tool\r\nmeasures?\r\nA) File\r\nB) Caliper\r\nwith a dial\r\nANSWER: B\r\n\r\nSteel is <b>.\r\nA. True\r\nB. False\r\nANSWER: A\r\n',
      ),
      'bank.txt',
    )
    expect(reading.layout).toBe('aiken')
    expect(summaries(reading)).toEqual([
      { type: 'single-choice', stem: 'Which tool\nmeasures?', options: ['File', 'Caliper\nwith a dial'], key: 'B' },
      { type: 'true-false', stem: 'Steel is <b>.', options: [], key: true },
    ])
  })

  it('rejects what is incomplete', async () => {
    const reading = await readBank(
      bytesOf(
        'Q1\nA) a\nB) b\nANSWER: C\n\nQ2\nA) a\nB) b\n\nQ3\nA) a\nC) b\nANSWER: A\n\nQ4\nA) a\nB) b\nANSWER: AB\n\n'.concat(
          'Q5\nA) a\nB) b\nANSWER: B\n\nQ6\nA) a\nB) b\nANSWER: B\n\nQ7\nA) a\nB) b\nANSWER: B\n\nQ8\nA) a\nB) b\nANSWER: B\n',
        ),
      ),
      'bank.txt',
      { layout: 'aiken' },
    )
    expect(rejections(reading)).toEqual([
      '1 key.beyond-options',
      '6 key.missing',
      '10 options.letters',
      '15 key.unreadable',
    ])
    expect(reading.drafts).toHaveLength(4)
  })
})
