import type { TestProject } from 'vitest/node'
import { type BrowserChoice, findBrowser } from './browser.ts'
import { journeysAtOnce, makeDataDir, startServer } from './server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Built servers with the demo: their addresses and the folders of their data. */
    servers: { base: string; dataDir: string }[]
    browser: BrowserChoice
  }
}

const start = async () => {
  const data = await makeDataDir()
  try {
    const server = await startServer(data.folder)
    const stop = async () => {
      await server.stop()
      await data.remove()
    }
    return { base: server.base, dataDir: data.folder, stop }
  } catch (error) {
    await data.remove()
    throw error
  }
}

export const setup = async (project: TestProject) => {
  // First what fails fast: without a browser nobody waits for the servers.
  const browser = await findBrowser()
  const starts = await Promise.allSettled(Array.from({ length: journeysAtOnce }, start))
  const servers = starts.flatMap((started) => (started.status === 'fulfilled' ? [started.value] : []))
  const tearDown = async () => {
    await Promise.all(servers.map(({ stop }) => stop()))
    await browser.remove()
  }
  const failed = starts.find((started) => started.status === 'rejected')
  if (failed) {
    await tearDown()
    throw failed.reason
  }
  project.provide(
    'servers',
    servers.map(({ base, dataDir }) => ({ base, dataDir })),
  )
  project.provide('browser', browser.choice)
  return tearDown
}
