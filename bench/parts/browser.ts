import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** An installed Chrome or Chromium with an empty profile and an open port for measuring. */
export const openBrowser = async (debuggingPort: number) => {
  const executablePath = [process.env.CHROME_PATH ?? '', ...usual].find((path) => path !== '' && existsSync(path))
  if (executablePath === undefined) throw new Error('Install Chrome or Chromium, or set CHROME_PATH to it.')
  const profile = await mkdtemp(join(tmpdir(), 'lianbing-browser-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    // The heavier of the two languages, and the one that nearly everybody reads.
    locale: 'zh-CN',
    args: [
      `--remote-debugging-port=${debuggingPort}`,
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  })
  const close = async () => {
    await context.close()
    await rm(profile, { recursive: true, force: true })
  }
  return { context, close }
}
