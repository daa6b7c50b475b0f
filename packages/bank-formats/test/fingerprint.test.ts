import type { QuestionDraft } from '@lianbing/contract'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keyFingerprint, questionFingerprint } from '../src/index.ts'
import { readJson } from './samples.ts'

const draftOf = async (stem: string, options: string[], answer: string, rest: object = {}): Promise<QuestionDraft> => {
  const reading = await readJson([{ question: stem, options, answer, ...rest }])
  const draft = reading.drafts[0]?.draft
  if (!draft) throw new Error(JSON.stringify(reading.rejected))
  return draft
}
const wide = (text: string) =>
  text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0))
const letter = (place: number) => String.fromCharCode(65 + place)

describe('a question is the same question', () => {
  it('in any order, width and with any blanks', async () => {
    const word = fc.stringMatching(/^[\u4e00-\u9fa5][\u4e00-\u9fa5a-z0-9,;]{0,8}[\u4e00-\u9fa5]$/)
    const options = fc
      .uniqueArray(word, { minLength: 3, maxLength: 6 })
      .chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })))
    await fc.assert(
      fc.asyncProperty(
        word,
        options,
        fc.nat(),
        fc.constantFrom('', ' ', '\u3000', '\u00a0\u00a0'),
        async (stem, [list, shuffled], pick, blank) => {
          const right = list[pick % list.length] ?? ''
          const one = await draftOf(`${stem}( )。`, list, letter(list.indexOf(right)))
          const other = await draftOf(
            `${wide(stem)}${blank}（${blank}）。`,
            shuffled.map((text) => `${blank}${wide(text)}`),
            letter(shuffled.indexOf(right)),
          )
          expect(questionFingerprint(other)).toBe(questionFingerprint(one))
          expect(keyFingerprint(other)).toBe(keyFingerprint(one))
        },
      ),
      { numRuns: 100 },
    )
  })

  it('whatever its explanation, level and key', async () => {
    const one = await draftOf('铜的符号', ['Cu', 'Al'], 'A')
    const other = await draftOf('铜的符号', ['Cu', 'Al'], 'B', { explanation: '背诵', level: '高级', difficulty: '难' })
    expect(questionFingerprint(other)).toBe(questionFingerprint(one))
    expect(keyFingerprint(other)).not.toBe(keyFingerprint(one))
  })
})

describe('another question is another', () => {
  it.each<[string, string, string[]]>([
    ['another stem', '铝的符号', ['Cu', 'Al']],
    ['another option', '铜的符号', ['Cu', 'Ag']],
    ['one option more', '铜的符号', ['Cu', 'Al', 'Fe']],
    ['another case: mA is not MA', '铜的符号', ['CU', 'Al']],
  ])('%s', async (_, stem, options) => {
    expect(questionFingerprint(await draftOf(stem, options, 'A'))).not.toBe(
      questionFingerprint(await draftOf('铜的符号', ['Cu', 'Al'], 'A')),
    )
  })

  it('raised figures are not plain ones', async () => {
    expect(questionFingerprint(await draftOf('10² 等于', ['100', '20'], 'A'))).not.toBe(
      questionFingerprint(await draftOf('102 等于', ['100', '20'], 'A')),
    )
  })

  it('another language or type', async () => {
    const one = await draftOf('铜的符号', ['Cu', 'Al'], 'A')
    expect(questionFingerprint({ ...one, language: 'en' })).not.toBe(questionFingerprint(one))
    expect(questionFingerprint({ ...one, type: 'multiple-choice' })).not.toBe(questionFingerprint(one))
  })
})
