import { read, utils } from '@e965/xlsx'
import type { QuestionDraft } from '@lianbing/contract'
import { describe, expect, it } from 'vitest'
import { readBank } from '../src/index.ts'
import { keyFingerprint, questionFingerprint } from '../src/question/fingerprint.ts'
import { writePaper } from '../src/writers/docx/write-docx.ts'
import { typeWords } from '../src/writers/type-names.ts'
import { examplesIn } from '../src/writers/xlsx/template-examples.ts'
import { writeTemplate } from '../src/writers/xlsx/write-template.ts'
import { workbook } from './samples.ts'

/** The template with its examples typed into the sheet for questions. */
const filledIn = async (language: 'zh-CN' | 'en') => {
  const book = read(writeTemplate(language).bytes)
  const [, examples = ''] = book.SheetNames
  const rows = utils.sheet_to_json<string[]>(book.Sheets[examples] ?? {}, { header: 1, defval: '' })
  return { book, reading: await readBank(workbook({ 我的题: rows }), 'mine.xlsx') }
}

describe('the template', () => {
  it.each(['zh-CN', 'en'] as const)(
    'of %s is read with all of its examples once they stand in the sheet',
    async (language) => {
      const { book, reading } = await filledIn(language)
      expect(book.SheetNames).toHaveLength(3)
      expect(reading.rejected).toEqual([])
      expect(reading.layout).toBe('table.own')
      expect(reading.drafts.map(({ draft }) => draft.type)).toEqual(Object.keys(typeWords[language]))
      expect(reading.drafts.map(({ draft }) => draft.language)).toEqual(examplesIn(language).map(() => language))
      expect(reading.drafts.map(({ draft }) => draft.key)).toEqual([
        { type: 'single-choice', choice: 'A' },
        { type: 'multiple-choice', choices: ['A', 'B', 'D'] },
        { type: 'true-false', truth: false },
        { type: 'blanks', texts: [['50', language === 'en' ? 'fifty' : '五十'], ['380']], anyOrder: false },
        { type: 'numeric', number: '22', tolerance: '0.1', unit: 'A' },
        { type: 'ordering', order: ['B', 'C', 'A', 'D'] },
        {
          type: 'matching',
          pairs: [
            ['A', 'B'],
            ['B', 'A'],
            ['C', 'C'],
          ],
        },
        { type: 'written', rubric: expect.stringMatching(/120/) },
      ])
    },
  )

  it.each(['zh-CN', 'en'] as const)('of %s holds no question as it is', async (language) => {
    await expect(readBank(writeTemplate(language).bytes, 'template.xlsx')).rejects.toMatchObject({
      code: 'bank.no-questions',
    })
  })
})

describe('a paper', () => {
  it('is read back with its key, but for what only people read from it', async () => {
    const { reading } = await filledIn('zh-CN')
    const drafts = reading.drafts.map(({ draft }) => draft)
    const questions = drafts.map((draft) => ({ draft }))
    const bank = { name: '电工试卷', language: 'zh-CN' as const, questions, pictures: new Map() }
    const { paper, keys, notes } = writePaper(bank)
    expect(notes.filter(({ code }) => code === 'paper.only')).toEqual([
      { questionIndex: 4, code: 'paper.only' },
      { questionIndex: 6, code: 'paper.only' },
    ])
    const back = await readBank(paper, '试卷.docx', { answers: { bytes: keys, fileName: '答案.docx' } })
    const bare = (list: readonly QuestionDraft[]) =>
      list
        .filter(({ stem }) => !/电阻|电器/.test(JSON.stringify(stem)))
        .map((draft) => [questionFingerprint(draft), keyFingerprint(draft)])
    expect(bare(back.drafts.map(({ draft }) => draft))).toEqual(bare(drafts))
  })

  it('gives each explanation back with its own formulas, also of what a letter answers', async () => {
    const { reading } = await filledIn('zh-CN')
    const formula = (tex: string) => [{ type: 'paragraph' as const, children: [{ type: 'formula' as const, tex }] }]
    const drafts = reading.drafts
      .map(({ draft }) => draft)
      .filter(({ type }) => type === 'single-choice' || type === 'true-false')
      .flatMap((draft) => [draft, { ...draft, stem: [...draft.stem, ...formula('x=1')] }])
      .map((draft, place) => ({ ...draft, explanation: formula(`y=${place}`) }))
    const bank = {
      name: '试卷',
      language: 'zh-CN' as const,
      questions: drafts.map((draft) => ({ draft })),
      pictures: new Map(),
    }
    const { paper, keys } = writePaper(bank)
    const back = await readBank(paper, '试卷.docx', { answers: { bytes: keys, fileName: '答案.docx' } })
    expect(back.rejected).toEqual([])
    expect(
      back.drafts.map(({ draft }) => [questionFingerprint(draft), keyFingerprint(draft), draft.explanation]),
    ).toEqual(drafts.map((draft) => [questionFingerprint(draft), keyFingerprint(draft), draft.explanation]))
  })
})
