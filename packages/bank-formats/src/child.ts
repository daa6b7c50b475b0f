import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BankPicture, BankReading } from './bank-reading.ts'
import { limits } from './file/limits.ts'
import type { PointsReading } from './points/points-reading.ts'
import { BankFileError, type ProblemCode, type ProblemParams } from './problems.ts'
import type { ReadBankOptions } from './read-bank.ts'
import type { TableReading } from './sheets/read-table.ts'

export interface ChildOptions extends ReadBankOptions {
  /** The built script of `child-main.ts`: a file path or file URL. */
  childScript: URL | string
  /** Processor time of the process; 30 by default, several times what the largest real bank takes. */
  timeoutSeconds?: number
  /** The process is killed after this time by the clock; 60 by default, since other work may share the processor. */
  waitSeconds?: number
  /** Heap of the process; 256 by default, where 25,000 questions take about half. */
  memoryMegabytes?: number
  /** Kills the process when it is aborted; the caller tells this refusal from others by the signal. */
  signal?: AbortSignal
}

/** A reading of 25,000 questions is about 30 MB of JSON, and its pictures are 32 MB; what is beyond is no bank. */
const answerBytes = 96 * 1024 * 1024

type Told = { pictures: BankPicture[] }
type Answer = { reading: Told } | { refused: { code: ProblemCode; params: ProblemParams } }
type Counted = Omit<BankPicture, 'bytes'> & { bytes: number }
type Written = { reading: { pictures: Counted[] } } | Extract<Answer, { refused: unknown }>

const readAnswer = (said: Buffer): Answer | undefined => {
  const end = said.indexOf(10)
  const answer = JSON.parse(said.toString('utf8', 0, end < 0 ? said.length : end)) as Written
  if ('refused' in answer) return answer
  let at = end + 1
  const pictures = answer.reading.pictures.map((picture) => {
    const bytes = said.subarray(at, at + picture.bytes)
    at += picture.bytes
    return { ...picture, bytes }
  })
  return at === said.length ? { reading: { ...answer.reading, pictures } } : undefined
}

/** A line of JSON, and behind it the bytes of the pictures; undefined where it is anything else. */
const parseAnswer = (said: Buffer): Answer | undefined => {
  try {
    return readAnswer(said)
  } catch {
    return undefined
  }
}

const folderName = 'lianbing-read-'

/** Folders whose process died before it could remove them: nothing is read for as long as five minutes. */
const removeLeftFolders = async (): Promise<void> => {
  const left = (await readdir(tmpdir())).filter((name) => name.startsWith(folderName))
  for (const path of left.map((name) => join(tmpdir(), name))) {
    const changed = await stat(path).then(
      ({ mtimeMs }) => mtimeMs,
      () => Date.now(),
    )
    if (changed < Date.now() - 5 * 60_000) await rm(path, { recursive: true, force: true })
  }
}
let removed: Promise<void> | undefined

/** Collects what the process says; whatever goes wrong with it is the file's fault, never the caller's. */
const listen = (child: ChildProcess, { seconds, waitSeconds }: { seconds: number; waitSeconds: number }) =>
  new Promise<Answer>((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    let late = false
    const stop = setTimeout(() => {
      late = true
      child.kill('SIGKILL')
    }, waitSeconds * 1_000)
    let answer: Answer | undefined
    child.stdout?.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > answerBytes) child.kill('SIGKILL')
      else chunks.push(chunk)
    })
    child.stdout?.on('end', () => {
      answer = parseAnswer(Buffer.concat(chunks))
      // All is said; a picture that was given up may hold a thread, which would keep the process from ending.
      if (answer !== undefined) child.kill('SIGKILL')
    })
    // The process may die before it has taken the whole file.
    child.stdin?.on('error', () => undefined)
    child.on('error', () => {
      clearTimeout(stop)
      reject(new BankFileError('file.reader-failed'))
    })
    child.on('close', (code, signal) => {
      clearTimeout(stop)
      if (answer !== undefined) return resolve(answer)
      if (late || signal === 'SIGALRM') return reject(new BankFileError('file.too-slow', { seconds }))
      if (signal !== null || code === 134) return reject(new BankFileError('file.too-heavy'))
      reject(new BankFileError('file.reader-failed'))
    })
  })

type Header = Record<string, unknown>

/** Runs the process once: with capped heap and time, no environment, in an empty folder that is removed afterwards. */
const runChild = async <Reading extends Told>(
  { childScript, timeoutSeconds = 30, waitSeconds = 60, memoryMegabytes = 256, signal }: ChildOptions,
  header: Header,
  files: readonly Uint8Array[],
): Promise<Reading> => {
  const script =
    childScript instanceof URL || childScript.startsWith('file:') ? fileURLToPath(childScript) : childScript
  removed ??= removeLeftFolders().catch(() => undefined)
  await removed
  const folder = await mkdtemp(join(tmpdir(), folderName))
  try {
    const child = spawn(process.execPath, [`--max-old-space-size=${memoryMegabytes}`, script], {
      cwd: folder,
      env: {},
      stdio: ['pipe', 'pipe', 'ignore'],
      ...(signal ? { signal, killSignal: 'SIGKILL' } : {}),
    })
    const answered = listen(child, { seconds: timeoutSeconds, waitSeconds })
    child.stdin.write(`${JSON.stringify({ timeoutSeconds, waitSeconds, ...header })}\n`)
    for (const bytes of files) child.stdin.write(bytes)
    child.stdin.end()
    const answer = await answered
    if ('refused' in answer) throw new BankFileError(answer.refused.code, answer.refused.params)
    return answer.reading as Reading
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/**
 * `readBank` in a process of its own. Safe for files of strangers; a file that breaks the process is refused like any
 * other.
 *
 * @throws BankFileError as `readBank` does, and where time or memory run out.
 */
export const readBankInChild = (bytes: Uint8Array, fileName: string, options: ChildOptions): Promise<BankReading> => {
  const { language, layout, answers, replacements } = options
  if (bytes.length + (answers?.bytes.length ?? 0) > limits.fileBytes)
    return Promise.reject(new BankFileError('file.too-large', { megabytes: limits.fileBytes / 1024 / 1024 }))
  const second = answers && { fileName: answers.fileName, size: answers.bytes.length }
  return runChild<BankReading>(
    options,
    { fileName, language, layout, replacements, second },
    answers ? [answers.bytes, bytes] : [bytes],
  )
}

/**
 * One picture anew, as those of banks are, in the same kind of process.
 *
 * @throws BankFileError where it is no picture, is broken, too large, or takes more time or memory than allowed.
 */
export const readPictureInChild = async (bytes: Uint8Array, options: ChildOptions): Promise<BankPicture> => {
  const [picture] = (await runChild(options, { isPicture: true }, [bytes])).pictures
  if (picture === undefined) throw new BankFileError('picture.unreadable')
  return picture
}

/**
 * `readPoints` in the same kind of process.
 *
 * @throws BankFileError as `readPoints` does, and where time or memory run out.
 */
export const readPointsInChild = (bytes: Uint8Array, options: ChildOptions): Promise<PointsReading> =>
  runChild<PointsReading & Told>(options, { isPoints: true }, [bytes])

/**
 * `readTable` in the same kind of process.
 *
 * @throws BankFileError as `readTable` does, and where time or memory run out.
 */
export const readTableInChild = (bytes: Uint8Array, options: ChildOptions): Promise<TableReading> =>
  runChild<TableReading & Told>(options, { isTable: true }, [bytes])
