import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { endpoints, problems } from '@lianbing/contract'
import { beforeAll, expect, test } from 'vitest'
import { startTestApp } from './client.ts'
import { projectRoot, readSources, type Source, target } from './sources.ts'

let sources: Source[]
beforeAll(async () => {
  sources = await readSources()
})

const isTest = (path: string) => /\.test\.tsx?$/.test(path) || /^apps\/(api\/test|web\/e2e)\//.test(path)

test('files and folders are named in kebab-case, and none by a word that says nothing', () => {
  const name = /^([a-z0-9]+(-[a-z0-9]+)*|zh-CN)(\.([a-z0-9]+(-[a-z0-9]+)*|zh-CN))*$/
  // "Common" says something of passwords, but nothing as the name of a file or its last word.
  const empty =
    /(^|[-.])((controller|service|repository|repositories|dto|manager|helper|util)s?(?=[-.]|$)|(common|shared)(?=\.|$))/
  const wrong = sources.flatMap(({ path }) =>
    path.split('/').filter((part) => part !== 'README.md' && (!name.test(part) || empty.test(part))),
  )
  expect(wrong).toEqual([])
})

test('a file has at most 300 lines, a test 500', () => {
  const long = sources
    .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
    .filter(({ path, lines }) => lines > (isTest(path) ? 500 : 300))
  expect(long).toEqual([])
})

/** What may be imported of the workspace, by package. */
const workspace: Record<string, RegExp> = {
  'packages/scoring': /^$/,
  'packages/contract': /^@lianbing\/scoring$/,
  'packages/bank-formats': /^@lianbing\/(contract|scoring)$/,
  'packages/starter-bank': /^@lianbing\/contract$/,
  'apps/api': /^@lianbing\/(contract(\/client)?|scoring|starter-bank|bank-formats(\/.*)?)$/,
  'apps/web': /^@lianbing\/(contract(\/client)?|scoring)$/,
}

test('packages reach each other by name, and only downwards', () => {
  const wrong = sources.flatMap(({ path, imports }) => {
    const home = path.split('/').slice(0, 2).join('/')
    const allowed = workspace[home]
    if (allowed === undefined || isTest(path)) return []
    return imports
      .map((one) => target(path, one))
      .filter((to) =>
        to.startsWith('@lianbing/') ? !allowed.test(to) : /^(apps|packages)\//.test(to) && !to.startsWith(`${home}/`),
      )
      .map((to) => `${path} → ${to}`)
  })
  expect(wrong).toEqual([])
})

/** Values only: a type leaves no trace at run time. The first expression names the importing file, the second what it may not import. */
const borders: [rule: string, from: RegExp, to: RegExp][] = [
  ['tables and connections know nothing of features', /^apps\/api\/src\/db\//, /^apps\/api\/src\/(?!db\/)/],
  [
    'http knows of features what it can ask in a query',
    /^apps\/api\/src\/http\//,
    /^apps\/api\/src\/(app|features\/(?!.*queries))/,
  ],
  [
    'a query asks nothing but tables and queries',
    /features\/.*queries\.ts$/,
    /^apps\/api\/src\/(app|features\/(?!.*queries))/,
  ],
  ['a route holds no SQL', /features\/.*routes\.ts$/, /^(drizzle-orm|pg$|apps\/api\/src\/db\/schema\/)/],
  ['routes are joined in app.ts alone', /^apps\/api\/src\/(?!app\.ts)/, /^apps\/api\/src\/features\/.*routes\.ts$/],
  ['parts without domain know no domain', /^apps\/web\/src\/(ui|i18n)\//, /^apps\/web\/src\/(api|features)\//],
  ['the shell and the client know no page', /^apps\/web\/src\/(shell|api)\//, /^apps\/web\/src\/features\//],
  ['a page ships no schema', /^apps\/web\/src\//, /^(zod|@lianbing\/contract$)/],
  ['the API knows the screens only as files', /^apps\/api\/src\//, /^apps\/web\//],
]

test.each(borders)('%s', (_, from, to) => {
  const wrong = sources
    .filter(({ path }) => from.test(path) && !isTest(path))
    .flatMap(({ path, imports }) =>
      imports.filter((one) => !one.typeOnly && to.test(target(path, one))).map((one) => `${path} → ${one.specifier}`),
    )
  expect(wrong).toEqual([])
})

test('queries and routes open no transaction', () => {
  const wrong = sources.filter(
    ({ path, text }) => /features\/.*(queries|routes)\.ts$/.test(path) && /\bwithTx\b/.test(text),
  )
  expect(wrong.map(({ path }) => path)).toEqual([])
})

test('office parts reach worker pages through the map of screens alone, so that Mantine and charts load there only', () => {
  const office = /^apps\/web\/src\/(features\/([^/]+\/)+)?office/
  const wrong = sources
    .filter(
      ({ path }) =>
        path.startsWith('apps/web/src/') && !office.test(path) && path !== 'apps/web/src/routes.tsx' && !isTest(path),
    )
    .flatMap(({ path, imports }) =>
      imports
        .filter((one) => !one.typeOnly && office.test(target(path, one)))
        .map((one) => `${path} → ${one.specifier}`),
    )
  expect(wrong).toEqual([])
})

test('every endpoint of the contract is routed exactly once, and nothing else is', async () => {
  const started = await startTestApp()
  try {
    const names = (list: readonly { method: string; path: string }[]) =>
      list.map(({ method, path }) => `${method} ${path}`).sort()
    expect(names(started.routed)).toEqual(names(endpoints))
    expect(new Set(names(endpoints)).size).toBe(endpoints.length)
  } finally {
    await started.stop()
  }
})

test.each(['zh-CN', 'en'])('every problem has a text in %s, and no text is without a problem', async (locale) => {
  const file = pathToFileURL(join(projectRoot, `apps/web/src/api/problem-texts/${locale}.ts`)).href
  const { messages } = (await import(file)) as { messages: Record<string, { title: string; mend: string }> }
  expect(Object.keys(messages).sort()).toEqual([...Object.keys(problems), 'network'].sort())
  for (const [code, { title, mend }] of Object.entries(messages))
    expect([title.trim(), mend.trim()], code).not.toContain('')
})
