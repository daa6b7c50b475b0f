import { readFile } from 'node:fs/promises'
import type { importDrafts, QuestionDraft } from '@lianbing/contract'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { letteredDraft } from '../../../packages/bank-formats/src/writers/lettered-draft.ts'
import { placedGaps } from '../../../packages/bank-formats/src/writers/placed-gaps.ts'
import { asked } from '../../../packages/bank-formats/test/same-question.ts'
import { everyType } from './every-type.ts'
import { expectAccessible, journeys } from './journey.ts'
import { seedEveryType, seededTrade } from './seed.ts'

const { signedIn } = journeys()
beforeAll(() => seedEveryType())

/** A trade that no other journey looks at. */
const otherTrade = '6-18-02-03'
const formats = {
  json: '本平台题库包',
  xlsx: 'Excel 表格',
  docx: 'Word 试卷',
  gift: 'GIFT（Moodle）',
  'moodle-xml': 'Moodle XML',
  qti: 'QTI 3.0',
}
/** The seed's pictures have made-up names, and get their own when they are read. */
const shown = (draft: QuestionDraft): string => JSON.stringify(asked(draft)).replaceAll(/[0-9a-f]{64}/g, '')
/** Word has its own notation of formulas. */
const withoutTex = (text: string) => text.replaceAll(/"tex":"[^"]*"/g, '')

/** Why some are not the same, or not there: what the dialog says of them. */
const losses: Record<string, string[]> = {
  json: ['所有内容都写进了文件。'],
  xlsx: ['题目里的表格写成了几行文字 (4 题)'],
  docx: ['能打印，但重新导入时读不回来 (2 题)'],
  gift: ['有多个空，题目没有写进去 (2 题)', '没有这个题型，题目没有写进去 (1 题)', '单位没有保留 (1 题)'],
  qti: ['单位没有保留 (1 题)'],
}

type Sent = { name: string; base64: string }

/** Both documents of a paper, which lie in their zip as they are, or the one file that there is. */
const filesOf = (name: string, bytes: Buffer): Sent[] => {
  if (!name.includes('.docx')) return [{ name, base64: bytes.toString('base64') }]
  const files: Sent[] = []
  for (let at = 0; bytes.readUInt32LE(at) === 0x04034b50; ) {
    const from = at + 30 + bytes.readUInt16LE(at + 26)
    const end = from + bytes.readUInt32LE(at + 18)
    files.push({ name: bytes.toString('utf8', at + 30, from), base64: bytes.toString('base64', from, end) })
    at = end
  }
  return files
}

const importAgain = (page: Page, files: Sent[], tradeCode: string): Promise<importDrafts.ImportDraft[]> =>
  page.evaluate(
    async ({ sent, trade }) => {
      const form = new FormData()
      form.set('tradeCode', trade)
      for (const [place, { name, base64 }] of sent.entries()) {
        const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))
        form.set(place === 0 ? 'file' : 'answers', new Blob([bytes]), name)
      }
      const { importId } = await (await fetch('/api/banks/imports', { method: 'POST', body: form })).json()
      const address = `/api/banks/imports/${importId}`
      for (let state = 'reading'; state === 'reading'; ) {
        await new Promise((resolve) => setTimeout(resolve, 200))
        state = (await (await fetch(address)).json()).state
      }
      return (await (await fetch(`${address}/drafts?count=200`)).json()).items
    },
    { sent: files, trade: tradeCode },
  )

test('questions are exported in each format, imported again, and are what they were but for what the dialog says', async () => {
  const page = await signedIn('admin', { size: 'desktop' })
  await page.goto(`/office/questions?tradeCode=${seededTrade}&language=zh-CN`)
  await page.getByRole('button', { name: '导出' }).click()
  const dialog = page.getByRole('dialog', { name: '导出题目' })
  const originals = everyType('zh-CN').map(letteredDraft)
  const read: Record<string, { same: number; other: number; rejected: number }> = {}
  for (const [format, name] of Object.entries(formats)) {
    await dialog.getByLabel(name).check()
    const download = page.waitForEvent('download')
    await dialog.getByRole('button', { name: '导出文件' }).click()
    const file = await download
    await dialog.getByText('文件已保存').waitFor()
    if (format === 'gift') await expectAccessible(page)
    const said = await dialog.getByRole('status').textContent()
    const files = filesOf(file.suggestedFilename(), await readFile(await file.path()))
    const rows = await importAgain(page, files, otherTrade)
    const look = (draft: QuestionDraft) => (format === 'docx' ? withoutTex(shown(draft)) : shown(draft))
    const known = new Set(originals.map((draft) => look(format === 'json' ? draft : placedGaps(draft))))
    const drafts = rows.flatMap(({ draft }) => draft ?? [])
    const same = drafts.filter((draft) => known.has(look(draft))).length
    const other = drafts.length - same
    read[format] = { same, other, rejected: rows.length - drafts.length }
    for (const loss of losses[format] ?? []) expect(said).toContain(loss)
  }
  expect(read).toEqual({
    json: { same: 13, other: 0, rejected: 0 },
    xlsx: { same: 9, other: 4, rejected: 0 },
    docx: { same: 11, other: 1, rejected: 2 },
    gift: { same: 8, other: 2, rejected: 0 },
    'moodle-xml': { same: 13, other: 0, rejected: 0 },
    qti: { same: 12, other: 1, rejected: 0 },
  })
})
