import type { TestProject } from 'vitest/node'
import { type BrowserChoice, findBrowser } from './browser.ts'
import { makeDataDir, startServer } from './server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the built server with the demo, for every journey; a journey that stops a server starts its own. */
    base: string
    /** The folder of that server's data. */
    dataDir: string
    browser: BrowserChoice
  }
}

export const setup = async (project: TestProject) => {
  // First what fails fast: without a browser nobody waits for the server.
  const browser = await findBrowser()
  const data = await makeDataDir()
  try {
    const server = await startServer(data.folder)
    project.provide('base', server.base)
    project.provide('dataDir', data.folder)
    project.provide('browser', browser.choice)
    return async () => {
      await server.stop()
      await data.remove()
      await browser.remove()
    }
  } catch (error) {
    await data.remove()
    await browser.remove()
    throw error
  }
}
