import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runImportChaos } from '../../../chaos/parts/run-imports.ts'
import { createTestDatabase } from './database.ts'
import { projectRoot } from './sources.ts'

test('killed at random points of imports, the bank is wholly as before or wholly as after', async () => {
  const main = join(projectRoot, 'apps/api/dist/main.js')
  expect(existsSync(main), 'built by `node scripts/build.mjs`').toBe(true)
  const { url, drop } = await createTestDatabase()
  try {
    const stop = new AbortController()
    const run = await runImportChaos({ url, kills: 3, seed: 11, stop: stop.signal, main }, () => {})
    expect(run.violations).toEqual([])
    expect(run.killed).toBe(3)
    expect(run.done.files).toBeGreaterThan(0)
  } finally {
    await drop()
  }
}, 180_000)
