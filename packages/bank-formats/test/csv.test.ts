import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { readBank } from '../src/index.ts'
import { plain } from '../src/text/comparable.ts'
import { bytesOf, shown, summaries } from './samples.ts'

const table =
  '题型,题干,选项A,选项B,答案\r\n单选题,"含,逗号\n和换行",甲,"乙""引号""",B\r\n判断题,停电后要验电。,,,对\r\n'
const expected = [
  { type: 'single-choice', stem: '含,逗号\n和换行', options: ['甲', '乙"引号"'], key: 'B' },
  { type: 'true-false', stem: '停电后要验电。', options: [], key: true },
]

describe('a table in text', () => {
  it.each(['utf-8', 'gb18030', 'utf-16le', 'utf-16be'])('reads %s with and without its mark', async (encoding) => {
    expect(summaries(await readBank(new Uint8Array(iconv.encode(table, encoding)), 'x.csv'))).toEqual(expected)
    if (encoding === 'gb18030') return
    const marked = new Uint8Array(iconv.encode(table, encoding, { addBOM: true }))
    expect(summaries(await readBank(marked, 'x.csv'))).toEqual(expected)
  })

  it.each(['\t', ';', '|'])('finds out that fields end with %j', async (delimiter) => {
    const text = [
      ['题干', 'A', 'B', '答案'],
      ['铜的符号', 'Cu', 'Al', 'A'],
      ['铝的符号', 'Cu', 'Al', 'B'],
    ]
      .map((row) => row.join(delimiter))
      .join('\n')
    expect(summaries(await readBank(bytesOf(text), 'x.txt')).map(({ key }) => key)).toEqual(['A', 'B'])
  })

  it('reads fields in single quotes, without headings, with answers in words', async () => {
    const text = [
      "'铜的符号是_____。','Cu','A:Cu B:Al C:Fe','单选题'",
      "'导体有_____。','A:铜 B:铝','A:铜 B:铝 C:木','多选题'",
      "'木是导体。','错误，木是绝缘体','A:正确 B:错误',",
    ].join('\n')
    const reading = await readBank(bytesOf(text), 'x.csv')
    expect(summaries(reading).map(({ type, key }) => [type, key])).toEqual([
      ['single-choice', 'A'],
      ['multiple-choice', 'AB'],
      ['true-false', false],
    ])
    expect(shown(reading.drafts[2]?.draft.explanation ?? [])).toBe('错误，木是绝缘体')
  })

  it('names rows as a spreadsheet does', async () => {
    const reading = await readBank(bytesOf(table), 'x.csv')
    expect(reading.drafts.map(({ at }) => at)).toEqual(['2', '3'])
  })
})

describe('what was written is what is read', () => {
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
  // A letter at the start might be taken for an option's own.
  const words = fc.stringMatching(/^[\u4e00-\u9fa5<>&"';|][\u4e00-\u9fa5a-z<>&"',;|]{0,11}[\u4e00-\u9fa5]$/)

  it('for any stem and options', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            stem: words,
            options: fc.uniqueArray(words, { minLength: 2, maxLength: 6, selector: plain }),
            key: fc.nat(),
          }),
          { minLength: 3, maxLength: 20 },
        ),
        async (questions) => {
          const rows = questions.map(({ stem, options, key }) => [
            stem,
            ...Array.from({ length: 6 }, (_, place) => options[place] ?? ''),
            String.fromCharCode(65 + (key % options.length)),
          ])
          const text = [['题干', 'A', 'B', 'C', 'D', 'E', 'F', '答案'], ...rows]
            .map((row) => row.map(quoted).join(','))
            .join('\r\n')
          const reading = await readBank(bytesOf(text), 'x.csv')
          expect(reading.rejected).toEqual([])
          expect(
            reading.drafts.map(({ draft }) => [shown(draft.stem), draft.options.map(({ content }) => shown(content))]),
          ).toEqual(questions.map(({ stem, options }) => [stem, options]))
        },
      ),
      { numRuns: 60 },
    )
  })
})
