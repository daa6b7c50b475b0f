import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Catcher, SeededBug } from './seeded-bug.ts'

/** `broken` is neither: the catcher itself did not run, so it says nothing. */
export type Verdict = { outcome: 'passed' | 'failed' | 'broken'; says: string }

const longestMs = 15 * 60_000
const tailLength = 400

const run = async (folder: string, args: readonly string[], env: Record<string, string>) => {
  const child = spawn(process.execPath, [...args], {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (bytes: Buffer) => {
      said = (said + bytes.toString()).slice(-20_000)
    })
  const patience = setTimeout(() => child.kill('SIGTERM'), longestMs)
  const [code] = await once(child, 'exit')
  clearTimeout(patience)
  return { code, said }
}

type Report = { numTotalTests: number; numPassedTests: number; numFailedTests: number; testResults: TestFile[] }
type TestFile = { message: string; assertionResults: { status: string; title: string }[] }

type Tests = { vitest: string; files: readonly string[]; test?: string | undefined }

const runVitest = async (folder: string, { vitest, files, test }: Tests, databaseUrl: string): Promise<Verdict> => {
  const report = join(folder, '.cache/report.json')
  await rm(report, { force: true })
  const only = test === undefined ? [] : ['-t', test]
  const options = ['run', '--project', vitest, ...files, ...only, '--reporter=json', `--outputFile.json=${report}`]
  const { code, said } = await run(folder, [join(folder, 'node_modules/vitest/vitest.mjs'), ...options], {
    TEST_DATABASE_URL: databaseUrl,
  })
  const text = await readFile(report, 'utf8').catch(() => undefined)
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(
    text ?? '{"numPassedTests":0,"numFailedTests":0,"testResults":[]}',
  ) as Report
  const failed = testResults.flatMap((one) => one.assertionResults).find(({ status }) => status === 'failed')
  if (numFailedTests > 0 && failed !== undefined) return { outcome: 'failed', says: failed.title }
  // An error outside of every test (a process that would have ended) fails the run without failing a test.
  const isLoaded = numPassedTests > 0 && testResults.every(({ message }) => message === '')
  if (code !== 0 && (isLoaded || /Unhandled Error/.test(said))) return { outcome: 'failed', says: 'an unhandled error' }
  if (code === 0 && numPassedTests > 0) return { outcome: 'passed', says: '' }
  return { outcome: 'broken', says: `${testResults[0]?.message ?? ''} ${said.slice(-tailLength)}` }
}

const runChaos = async (folder: string, options: string): Promise<Verdict> => {
  const { code, said } = await run(folder, ['scripts/chaos.mjs', ...options.split(' ')], {})
  const line = /^\d+ kills, (\d+) lost, (\d+) scored twice, (\d+) mismatches/m.exec(said)
  if (line === null) return { outcome: 'broken', says: said.slice(-tailLength) }
  if (line.slice(1).some((figure) => Number(figure) > 0)) return { outcome: 'failed', says: line[0] }
  return code === 0 ? { outcome: 'passed', says: line[0] } : { outcome: 'broken', says: said.slice(-tailLength) }
}

export const runCatcher = (folder: string, catcher: Catcher, databaseUrl: string): Promise<Verdict> =>
  'chaos' in catcher
    ? runChaos(folder, catcher.chaos)
    : runVitest(folder, { ...catcher, files: [catcher.file] }, databaseUrl)

/** What has to notice these bugs, without any of them: the files of one project in one go. */
export const runAllCatchers = async (folder: string, bugs: readonly SeededBug[], databaseUrl: string) => {
  const verdicts: { name: string; verdict: Verdict }[] = []
  const catchers = bugs.map(({ catcher }) => catcher)
  for (const vitest of ['api', 'web', 'scoring']) {
    const files = new Set(catchers.flatMap((one) => ('vitest' in one && one.vitest === vitest ? [one.file] : [])))
    if (files.size === 0) continue
    const verdict = await runVitest(folder, { vitest, files: [...files] }, databaseUrl)
    verdicts.push({ name: [...files].join(', '), verdict })
  }
  for (const options of new Set(catchers.flatMap((one) => ('chaos' in one ? [one.chaos] : []))))
    verdicts.push({ name: `pnpm chaos ${options}`, verdict: await runChaos(folder, options) })
  return verdicts
}
