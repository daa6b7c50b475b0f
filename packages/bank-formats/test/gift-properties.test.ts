import { contentText, type QuestionDraft, questionDraft } from '@lianbing/contract'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BankFileError, readBank } from '../src/index.ts'
import { bytesOf } from './samples.ts'

const escaped = (text: string) => text.replace(/[\\~=#{}:]/g, (sign) => `\\${sign}`)

/** A word that cannot look like a weight, a format, a wildcard or TeX. */
const word = fc
  .stringMatching(/^[A-Za-z电焊工][A-Za-z0-9电焊工~=#{}:>&;.,'"-]{0,12}$/)
  .filter((text) => !/^(?:T|F|TRUE|FALSE)$/i.test(text) && !text.includes('->') && !/&[#a-z]/i.test(text))
const words = fc.array(word, { minLength: 1, maxLength: 5 }).map((list) => list.join(' '))
const different = (least: number) =>
  fc.uniqueArray(words, {
    minLength: least,
    maxLength: 6,
    selector: (text) => text.normalize('NFKC').toLowerCase().replace(/\s/g, ''),
  })

interface Asked {
  gift: string
  key: unknown
  options: string[]
}

const choice = fc.tuple(words, different(2), fc.nat()).map(([stem, options, at]): Asked => {
  const right = at % options.length
  const answers = options.map((option, place) => `${place === right ? '=' : '~'}${escaped(option)}`)
  return {
    gift: `${escaped(stem)}? {\n${answers.join('\n')}\n}`,
    key: { type: 'single-choice', choice: String.fromCharCode(65 + right) },
    options,
  }
})
const truth = fc.tuple(words, fc.boolean()).map(
  ([stem, right]): Asked => ({
    gift: `::title::${escaped(stem)}{${right ? 'T' : 'FALSE'}}`,
    key: { type: 'true-false', truth: right },
    options: [],
  }),
)
const short = fc.tuple(words, different(1)).map(
  ([stem, texts]): Asked => ({
    gift: `${escaped(stem)} {${texts.map((text) => `=${escaped(text)}`).join(' ')}} ${escaped(stem)}`,
    key: { type: 'blanks', texts: [texts], anyOrder: false },
    options: [],
  }),
)
const matching = fc.tuple(words, different(2), different(6)).map(
  ([stem, left, right]): Asked => ({
    gift: `${escaped(stem)}{${left.map((text, place) => `=${escaped(text)} -> ${escaped(right[place] ?? '')}`).join('\n')}}`,
    key: {
      type: 'matching',
      pairs: left.map((_, place) => [String.fromCharCode(65 + place), String.fromCharCode(65 + place)]),
    },
    options: left,
  }),
)
const number = fc.tuple(words, fc.integer(), fc.nat()).map(
  ([stem, value, tolerance]): Asked => ({
    gift: `${escaped(stem)}{#${value}:${tolerance}}`,
    key: { type: 'numeric', number: String(value), tolerance: String(tolerance) },
    options: [],
  }),
)
const bank = fc.array(fc.oneof(choice, truth, short, matching, number), { minLength: 1, maxLength: 8 })

const optionsOf = ({ options }: QuestionDraft) => options.map(({ content }) => contentText(content))

const harmless = async (text: string) => {
  const outcome = await readBank(bytesOf(text), 'bank.txt').catch((error: unknown) => error)
  if (outcome instanceof BankFileError) return
  expect(outcome).toHaveProperty('drafts')
  const { drafts } = outcome as Awaited<ReturnType<typeof readBank>>
  for (const { draft } of drafts) expect(questionDraft.safeParse(draft).error).toBeUndefined()
}

describe('any questions', () => {
  it('written as GIFT are read as the same questions', async () => {
    await fc.assert(
      fc.asyncProperty(bank, fc.constantFrom('\n', '\r\n'), async (questions, end) => {
        const text = questions
          .map(({ gift }) => gift)
          .join('\n\n')
          .replaceAll('\n', end)
        const { drafts, rejected } = await readBank(bytesOf(text), 'bank.gift')
        expect(rejected).toEqual([])
        expect(drafts.map(({ draft }) => draft.key)).toEqual(questions.map(({ key }) => key))
        expect(drafts.map(({ draft }) => optionsOf(draft))).toEqual(questions.map(({ options }) => options))
      }),
      { numRuns: 60 },
    )
  })

  it('written as Aiken are read as the same questions', async () => {
    const asked = fc.array(fc.tuple(words, different(2), fc.nat()), { minLength: 1, maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(asked, fc.constantFrom('.', ')'), async (questions, sign) => {
        const text = questions.map(([stem, options, at]) => {
          const lines = options.map((option, place) => `${String.fromCharCode(65 + place)}${sign} ${option}`)
          return [`${stem}?`, ...lines, `ANSWER: ${String.fromCharCode(65 + (at % options.length))}`, ''].join('\n')
        })
        const { drafts } = await readBank(bytesOf(text.join('\n')), 'bank.txt', { layout: 'aiken' })
        expect(drafts.map(({ draft }) => optionsOf(draft))).toEqual(questions.map(([, options]) => options))
      }),
      { numRuns: 40 },
    )
  })

  it('broken in any way never end in anything but a reading or a refusal', async () => {
    const sign = fc.constantFrom(
      '{',
      '}',
      '=',
      '~',
      '#',
      '\\',
      '::',
      '%50%',
      '->',
      '\n\n',
      '//',
      '$CATEGORY:',
      '[html]<b>',
      '{1:SA:',
      '####',
      '..',
      'ANSWER: A',
      '\\(',
      '$$',
    )
    const edits = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 6 }), sign), { minLength: 1, maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(bank, edits, async (questions, changes) => {
        let text = questions.map(({ gift }) => gift).join('\n\n')
        for (const [at, cut, put] of changes) {
          const place = at % (text.length + 1)
          text = text.slice(0, place) + put + text.slice(place + cut)
        }
        await harmless(text)
      }),
      { numRuns: 100 },
    )
  })

  it.each([
    ['open braces', '{'],
    ['pairs of braces', '{}'],
    ['titles', '::'],
    ['answers', '{~'],
    ['right answers', '=a'],
    ['backslashes', '\\'],
    ['empty lines', '\n \n'],
    ['embedded questions', '{1:SA:'],
    ['tags', '<b>'],
    ['closed tags', 'a<i>b</i> '],
    ['formulas', '\\('],
    ['options of Aiken', 'A. x\n'],
    ['stars', '**a'],
  ])('of a single sign, ten thousand times: %s', async (_, sign) => {
    await harmless(`::a::[markdown]Is it?{T}\n\n${sign.repeat(10_000)}`)
    await harmless(`[html]Is it ${sign.repeat(10_000)}{T}`)
  })
})
