import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/client.ts'
import { buildReaderScript } from '../../test/reader-script.ts'
import { readConfig } from '../config.ts'
import { bankImport } from './bank-import.ts'
import { bankInspect } from './bank-inspect.ts'
import type { CommandInput } from './command.ts'

const trade = '6-31-01-03'
const good = [
  '题目,A,B,C,答案',
  '低压的界限是多少,1000V,2000V,3000V,A',
  '电流的单位是什么,伏,安,欧,B',
  '电阻的单位是什么,伏,安,欧,D',
].join('\n')

let app: TestApp
let reader: Awaited<ReturnType<typeof buildReaderScript>>
let folder: string
const place = (name: string) => join(folder, name)
beforeAll(async () => {
  reader = await buildReaderScript()
  app = await startTestApp()
  folder = await mkdtemp(join(tmpdir(), 'lianbing-banks-'))
  await writeFile(place('题库.csv'), good)
  await writeFile(place('notes.txt'), 'nothing to ask here')
})
afterAll(async () => {
  await app.stop()
  await reader.remove()
  await rm(folder, { recursive: true })
})

const run = async (
  verb: 'inspect' | 'import',
  positionals: string[],
  values: CommandInput['values'] = {},
  json = true,
) => {
  const printed: string[] = []
  let opened = 0
  const command = (verb === 'inspect' ? bankInspect : bankImport)(reader.path)
  const context = {
    config: readConfig({}),
    json,
    print: (line: string) => printed.push(line),
    note: () => undefined,
    progress: () => undefined,
    openDatabase: async () => {
      opened += 1
      return { db: app.db, url: app.url, close: async () => {} }
    },
    databaseUrl: async () => ({ url: app.url, close: async () => {} }),
  }
  const code = await command.run(context, { values, positionals })
  return { code, opened, text: printed.join('\n'), lines: json ? printed.map((line) => JSON.parse(line)) : [] }
}
const count = async () =>
  Number((await app.db.$client.query('select count(*) from question where trade_code = $1', [trade])).rows[0].count)

test('inspect says of each file what it holds, one line each, without a database', async () => {
  const names = [place('题库.csv'), place('notes.txt'), place('missing.xlsx'), folder]
  const { code, opened, lines } = await run('inspect', names)
  expect({ code, opened }).toEqual({ code: 1, opened: 0 })
  expect(lines.map(({ file }) => file)).toEqual(names)
  for (const line of lines)
    expect(Object.keys(line)).toEqual(['file', 'format', 'layout', 'questions', 'byType', 'rejected', 'warnings'])
  expect(lines[0]).toMatchObject({ format: 'csv', questions: 2, byType: { 'single-choice': 2 } })
  expect(lines[0].rejected).toEqual([
    { at: expect.stringMatching(/\d/), code: 'key.beyond-options', message: expect.stringContaining('D') },
  ])
  expect(lines.slice(1).map(({ format, questions, rejected }) => [format, questions, rejected[0].code])).toEqual([
    [null, 0, 'bank.no-questions'],
    [null, 0, 'file.unreadable'],
    [null, 0, 'file.unreadable'],
  ])
  expect((await run('inspect', [place('题库.csv')])).code).toBe(0)
  await expect(run('inspect', [])).rejects.toThrow('no file is named')
})

test('inspect tells people the counts, the places and what to do', async () => {
  const { text } = await run('inspect', [place('题库.csv'), place('notes.txt')], {}, false)
  expect(text).toMatch(/^format +layout +questions +rejected +warnings +file\ncsv +\S+ +2 +1 +0 +\S+题库\.csv\n/)
  expect(text).toMatch(/key\.beyond-options +The answer names D/)
  expect(text).toMatch(/notes\.txt cannot be read: No questions were found/)
  expect(text).toContain('mend the rejected places')
})

test('import says what would happen, does it when told so, and adds nothing the second time', async () => {
  const file = [place('题库.csv')]
  const dry = await run('import', file, { trade, level: '5' })
  expect(dry.lines[0]).toMatchObject({ questions: 2, new: 2, known: 0, added: 0, committed: false })
  expect(dry).toMatchObject({ code: 0, opened: 1 })
  expect(await count()).toBe(0)

  const done = await run('import', file, { trade, level: '5', source: '厂内题库', commit: true })
  expect(done.lines[0]).toMatchObject({ new: 2, known: 0, added: 2, committed: true, trade })
  expect(done.lines[0].rejected).toHaveLength(1)
  expect(await count()).toBe(2)
  const { rows } = await app.db.$client.query(
    `select b.name, v.level, v.source from bank b join question q on q.bank_id = b.id
     join question_version v on v.id = q.current_version_id`,
  )
  expect(rows).toEqual(Array(2).fill({ name: '厂内题库', level: 5, source: '厂内题库' }))

  const again = await run('import', file, { trade, commit: true }, false)
  expect(again.text).toContain('0 new, 2 known, 1 rejected.')
  expect(await count()).toBe(2)
})

test('import refuses what it cannot use, and changes nothing', async () => {
  const file = [place('题库.csv')]
  expect(await run('import', [place('notes.txt')], { trade, commit: true })).toMatchObject({ code: 1, opened: 0 })
  await expect(run('import', file, { trade: '9-99', commit: true })).rejects.toMatchObject({ code: 'trade.unknown' })
  await expect(run('import', file, {})).rejects.toThrow('--trade is missing')
  await expect(run('import', file, { trade, level: '6' })).rejects.toThrow('--level takes 1 to 5')
  await expect(run('import', file, { trade, language: 'fr' })).rejects.toThrow('--language takes zh-CN or en')
  await expect(run('import', [], { trade })).rejects.toThrow('no file is named')
  // One file that cannot be read keeps the others out.
  const mixed = await run('import', [...file, place('notes.txt')], { trade, commit: true })
  expect(mixed).toMatchObject({ code: 1, opened: 0 })
  expect(mixed.lines.map(({ committed }) => committed)).toEqual([false, false])
  expect(await count()).toBe(2)
})

test('import takes several files as one', async () => {
  await writeFile(place('甲.csv'), good.replaceAll('的', '之'))
  await writeFile(place('乙.csv'), `${good.replaceAll('的', '之')}\n功率的单位是什么,瓦,安,欧,A`)
  const files = [place('甲.csv'), place('乙.csv')]
  expect((await run('import', files, { trade })).lines.map((line) => line.new)).toEqual([2, 1])
  const before = await count()
  const done = await run('import', files, { trade, commit: true })
  expect(done.lines.map(({ added, known }) => [added, known])).toEqual([
    [2, 0],
    [1, 2],
  ])
  expect(await count()).toBe(before + 3)
})

test('a layout can be chosen among those in which the file can be read', async () => {
  const rows = ['题型,答案,问题', '单选题,B,锉刀用来做什么', ',,A.焊接', ',,B.锉削', '判断题,对,台虎钳要固定牢']
  await writeFile(place('选项在下.csv'), rows.join('\n'))
  const inspect = async (values: CommandInput['values']) =>
    (await run('inspect', [place('选项在下.csv')], values)).lines[0]
  expect(await inspect({})).toMatchObject({ layout: 'table.options-below', questions: 2, rejected: [] })
  expect(await inspect({ layout: 'table.header' })).toMatchObject({ layout: 'table.header', questions: 1 })
  const { text } = await run('inspect', [place('选项在下.csv')], {}, false)
  expect(text).toContain('Another way to read it: --layout table.header (1 questions, 3 rejected).')
})

test('questions and their answers in two files are one import', async () => {
  const numbers = [1, 2, 3, 4, 5, 6]
  const asked = numbers.map((n) => `${n}. 第${n}道工序用的量具是（  ）。\nA. 游标卡尺\nB. 千分尺\nC. 百分表\nD. 塞尺\n`)
  await writeFile(place('试卷.txt'), ['一、单项选择题', ...asked].join('\n'))
  await writeFile(place('答案.txt'), '一、单项选择题\n1-5：ABCDA\n6. C\n')
  const files = [place('试卷.txt'), place('答案.txt')]
  expect((await run('inspect', files.slice(0, 1))).lines[0]).toMatchObject({
    questions: 0,
    rejected: Array(6).fill({ code: 'key.missing' }),
  })
  expect((await run('inspect', files.slice(1))).lines[0].rejected[0]).toMatchObject({ code: 'bank.only-answers' })
  const pair = await run('inspect', files)
  expect(pair).toMatchObject({
    code: 0,
    lines: [
      { questions: 6, rejected: [] },
      { layout: 'answers', questions: 0 },
    ],
  })
  const { text } = await run('inspect', files, {}, false)
  expect(text).toContain(`答案.txt: Its answers were read together with ${files[0]}.`)
  expect((await run('import', files, { trade, commit: true })).lines.map(({ added }) => added)).toEqual([6, 0])
})
