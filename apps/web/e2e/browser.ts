import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright-core'

export type BrowserChoice = { executablePath: string; env: Record<string, string> }

/** No sandbox: it needs rights that containers and CI machines do not give. The rest keeps the browser off the network. */
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export const launch = ({ executablePath, env }: BrowserChoice) =>
  chromium.launch({ executablePath, args, env: { ...process.env, ...env } })

const names = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'microsoft-edge', 'chrome.exe']
const usualPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

const installed = (): string[] => {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin']
  const found = folders.flatMap((folder) => names.map((name) => join(folder, name)))
  return [...new Set([...found, ...usualPlaces])].filter((path) => existsSync(path))
}

const setAll = (values: Record<string, string | undefined>) => {
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) delete process.env[name]
    else process.env[name] = value
  }
}

/** The package's own list names /tmp/fonts, and a page without any font crashes. Fonts of the system are welcome beside. */
const listFonts = async (folder: string): Promise<string> => {
  const file = join(folder, 'fonts.conf')
  const folders = [join(folder, 'fonts'), '/usr/share/fonts', '/usr/local/share/fonts']
  const entries = folders.map((path) => `<dir>${path}</dir>`).join('')
  const cache = `<cachedir>${join(folder, 'fonts-cache')}</cachedir>`
  await writeFile(file, `<?xml version="1.0"?><fontconfig>${entries}${cache}</fontconfig>`)
  return file
}

/**
 * The browser that comes with an npm package, for Linux on x64, unpacked into this folder. Its own fonts are Latin.
 * The package reads the environment: it would take any file called `chromium` in the temporary folder for its own, and
 * unpacks the libraries that it needs only where it thinks to run as a Lambda.
 */
const unpack = async (folder: string): Promise<BrowserChoice> => {
  const names = ['TMPDIR', 'AWS_EXECUTION_ENV', 'LD_LIBRARY_PATH', 'FONTCONFIG_PATH', 'HOME'] as const
  const before = Object.fromEntries(names.map((name) => [name, process.env[name]]))
  setAll({ TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' })
  try {
    const { default: packed } = await import('@sparticuz/chromium')
    packed.setGraphicsMode = false
    const executablePath = await packed.executablePath()
    const { LD_LIBRARY_PATH = '' } = process.env
    return { executablePath, env: { LD_LIBRARY_PATH, FONTCONFIG_FILE: await listFonts(folder) } }
  } finally {
    setAll(before)
  }
}

const starts = async (choice: BrowserChoice): Promise<string | undefined> => {
  try {
    const browser = await launch(choice)
    // Text and a control: a browser that lacks fonts starts, and crashes at the first page.
    await (await browser.newPage()).setContent('<label>a<input></label>').finally(() => browser.close())
    return undefined
  } catch (error) {
    return `${choice.executablePath}: ${error instanceof Error ? error.message.split('\n')[0] : error}`
  }
}

const inNpm = process.platform === 'linux' && process.arch === 'x64'

/**
 * A browser that starts here: CHROME_PATH, the one from npm, or an installed one. The one from npm comes first: it is the
 * same on every machine, and as a shell without windows it needs half the time. `remove` takes away what was unpacked.
 */
export const findBrowser = async (): Promise<{ choice: BrowserChoice; remove: () => Promise<void> }> => {
  const failures: string[] = []
  const asked = process.env.CHROME_PATH ?? ''
  if (inNpm && asked === '') {
    const folder = await mkdtemp(join(tmpdir(), 'lianbing-browser-'))
    const remove = () => rm(folder, { recursive: true, force: true })
    const failure = await unpack(folder).then(
      async (choice) => (await starts(choice)) ?? choice,
      (error: unknown) => String(error),
    )
    if (typeof failure !== 'string') return { choice: failure, remove }
    failures.push(failure)
    await remove()
  }
  for (const executablePath of asked === '' ? installed() : [asked]) {
    const choice = { executablePath, env: {} }
    const failure = await starts(choice)
    if (failure === undefined) return { choice, remove: async () => {} }
    failures.push(failure)
  }
  throw new Error(
    `No browser could be started: install Chrome or Chromium, or name one in CHROME_PATH. ${failures.join(' · ')}`,
  )
}
