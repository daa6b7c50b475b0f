import { readdir, readFile } from 'node:fs/promises'
import { contentText } from '@lianbing/contract'
import { expect, test } from 'vitest'
import { readBank } from '../src/index.ts'

const folder = new URL('../samples/', import.meta.url)
const names = (await readdir(folder)).filter((name) => !name.endsWith('.expected.json'))
const bytesOf = (name: string) => readFile(new URL(name, folder))

/** Pairs of neighbouring characters of words: numbers, brackets, keys and markup are cut from stems in many ways. */
const pairs = (text: string) =>
  [...text.normalize('NFKC').matchAll(/[\p{Script=Han}a-z]{2,}/giu)].flatMap(([word]) =>
    Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2)),
  )

test.each(names)('%s: each question comes with the words of the file that it was read from', async (name) => {
  const reading = await readBank(await bytesOf(name), name)
  for (const { at, draft, sourceText } of reading.drafts) {
    const shown = sourceText.normalize('NFKC')
    expect(sourceText.length, at).toBeLessThanOrEqual(4_000)
    const stem = pairs(contentText(draft.stem))
    const found = stem.filter((pair) => shown.includes(pair))
    expect(found.length, `${at}: ${contentText(draft.stem)}\n${sourceText}`).toBeGreaterThanOrEqual(stem.length / 6)
    expect(sourceText, at).not.toBe('')
  }
  const there = reading.rejected.filter(({ code }) => code !== 'package.part-missing')
  for (const { at, sourceText } of there) expect(sourceText, at).not.toBe('')
})

const read = (bytes: Uint8Array, fileName: string, replacements: { find: string; replace: string }[] = []) =>
  readBank(bytes, fileName, { replacements })
const bytes = (text: string) => new TextEncoder().encode(text)
const stems = async (reading: ReturnType<typeof read>) =>
  (await reading).drafts.map(({ draft }) => contentText(draft.stem))

const record = { question: '锉刀的用途是什么', options: ['锉削', '焊接'], answer: 'A' }
test.each([
  ['a table', '题目,A,B,答案\n锉刀的用途是什么,锉削,焊接,A\n锉刀怎么放,平放,竖放,B\n', 'x.csv'],
  ['a paper', '一、单选题\n1. 锉刀的用途是什么（  ）\nA. 锉削 B. 焊接\n答案：A\n', 'x.txt'],
  ['JSON', JSON.stringify([record, record]), 'x.json'],
  ['GIFT', '锉刀的用途是什么 {=锉削 ~焊接}\n', 'x.gift'],
  [
    'Moodle XML',
    '<quiz><question type="truefalse"><questiontext format="html"><text><![CDATA[<p>锉刀的用途是什么</p>]]></text></questiontext><answer fraction="100"><text>true</text></answer><answer fraction="0"><text>false</text></answer></question></quiz>',
    'x.xml',
  ],
])('in %s a text is replaced before anything is read', async (_, text, fileName) => {
  const before = await stems(read(bytes(text), fileName))
  const twice = [
    { find: '锉刀', replace: '锤子 $& ' },
    { find: '锤子 $&', replace: '手锤' },
  ]
  const after = await stems(read(bytes(text), fileName, twice))
  expect(before[0]).toContain('锉刀的用途')
  expect(after).toHaveLength(before.length)
  expect(after[0]?.replace(/\s/g, '')).toContain('手锤的用途')
  expect((await read(bytes(text), fileName, twice)).drafts[0]?.sourceText).toContain('手锤')
})

test.each(['paper.word.docx', 'table.header.word.docx', 'table.paper.xlsx'])(
  '%s is mended before it is read',
  async (name) => {
    const [first] = (await read(await bytesOf(name), name)).drafts
    const word = pairs(contentText(first?.draft.stem ?? []))[0] ?? ''
    const reading = await read(await bytesOf(name), name, [{ find: word, replace: '万用' }])
    expect(contentText(reading.drafts[0]?.draft.stem ?? [])).toContain('万用')
    expect(reading.drafts[0]?.sourceText).toContain('万用')
  },
)

test('a replacement can mend what could not be read', async () => {
  const text = '题目,A,B,答案\n锉刀怎么放,平放,竖放,Z\n锤子怎么放,平放,竖放,B\n'
  const first = await read(bytes(text), 'x.csv')
  expect(first.rejected).toMatchObject([{ sourceText: '锉刀怎么放\t平放\t竖放\tZ' }])
  const mended = await read(bytes(text), 'x.csv', [{ find: 'Z', replace: 'A' }])
  expect(mended.rejected).toEqual([])
})
