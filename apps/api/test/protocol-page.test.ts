import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot } from './sources.ts'

const page = readFileSync(join(projectRoot, 'docs/protocol.md'), 'utf8')
const textOf = (path: string) => readFileSync(join(projectRoot, path), 'utf8')
const links = [...page.matchAll(/\[([^\]]+)\]\(([^)]+)\)/g)].map(([, name = '', to = '']) => ({
  name,
  path: join('docs', to),
}))

test('every place that the page of the protocol names is there', () => {
  expect(links.filter(({ path }) => !existsSync(join(projectRoot, path)))).toEqual([])
})

test('every test that the page of the protocol names is there', () => {
  const named = links.filter(({ path }) => path.endsWith('.test.ts'))
  expect(named.length).toBeGreaterThan(15)
  expect(named.filter(({ name }) => name.length < 20)).toEqual([])
  expect(named.filter(({ name, path }) => !textOf(path).includes(name))).toEqual([])
})

test('every promise stands in the words that a worker sees, and has a test', () => {
  const [, table = ''] = page.split('| the worker reads |')
  const rows = table
    .split('\n\n')[0]
    ?.split('\n')
    .slice(2)
    .map((row) => row.split('|').map((cell) => cell.trim()))
  expect(rows?.length).toBeGreaterThan(5)
  const folders = ['messages', 'rules/messages']
  const words = (locale: string) =>
    folders
      .map((folder) => textOf(`apps/web/src/features/quizzes/${folder}/${locale}.ts`).replaceAll("\\'", "'"))
      .join()
  for (const [, chinese = '', english = '', proof = ''] of rows ?? []) {
    expect(words('zh-CN')).toContain(chinese)
    expect(words('en')).toContain(english)
    expect(proof).toContain('.test.ts')
  }
})
