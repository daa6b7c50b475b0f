import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { BankToWrite, PictureToWrite, QuestionToWrite, WrittenBank, WrittenFormat } from './writers/written.ts'

/** Questions and pictures as they come: pictures are asked for once all questions are known. */
export interface BankSource extends Omit<BankToWrite, 'questions' | 'pictures'> {
  questions: AsyncIterable<readonly QuestionToWrite[]>
  pictures: AsyncIterable<PictureToWrite & { hash: string }>
}

export interface WriteOptions {
  /** The built script of `writer-main.ts`: a file path or file URL. */
  childScript: URL | string
  /** The process is killed after this time; 60 by default. */
  timeoutSeconds?: number
  /** Heap of the process; 384 by default, where 25,000 questions take about half. */
  memoryMegabytes?: number
  signal?: AbortSignal
  /** Hears how many questions are written, while it goes on. */
  onWritten?: (questions: number) => void
}

/** The writing process took more memory or time than it may, or died. */
export class WriteError extends Error {
  override readonly name = 'WriteError'
}

/** Waits where the process does not keep up, so that nothing piles up here. */
const send = (child: ChildProcess, chunk: string | Uint8Array) =>
  new Promise<void>((resolve, reject) => {
    if (child.stdin?.writable !== true) return reject(new WriteError('the writing process ended early'))
    child.stdin.write(chunk, (error) => (error ? reject(new WriteError('the writing process ended early')) : resolve()))
  })

const sendAll = async (child: ChildProcess, { questions, pictures, ...about }: BankSource, format: WrittenFormat) => {
  await send(child, `${JSON.stringify({ about: { ...about, format } })}\n`)
  for await (const batch of questions)
    await send(child, batch.map((question) => `${JSON.stringify({ question })}\n`).join(''))
  for await (const { bytes, ...picture } of pictures) {
    await send(child, `${JSON.stringify({ picture: { ...picture, bytes: bytes.length } })}\n`)
    await send(child, bytes)
  }
  child.stdin?.end()
}

const listen = (child: ChildProcess, seconds: number) =>
  new Promise<Buffer>((resolve, reject) => {
    const chunks: Buffer[] = []
    const stop = setTimeout(() => child.kill('SIGKILL'), seconds * 1_000)
    child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.stdin?.on('error', () => undefined)
    child.on('error', reject)
    child.on('close', (code) => {
      clearTimeout(stop)
      if (code === 0) resolve(Buffer.concat(chunks))
      else reject(new WriteError('the file could not be written within the time and memory allowed'))
    })
  })

/**
 * `writeBank` in a process of its own, with capped heap and time and no environment, so that nobody waits for it.
 * Questions and pictures are handed over as they come.
 *
 * @throws WriteError where time or memory run out.
 */
export const writeBankInChild = async (
  source: BankSource,
  format: WrittenFormat,
  { childScript, timeoutSeconds = 60, memoryMegabytes = 384, signal, onWritten }: WriteOptions,
): Promise<WrittenBank> => {
  const script =
    childScript instanceof URL || childScript.startsWith('file:') ? fileURLToPath(childScript) : childScript
  const child = spawn(process.execPath, [`--max-old-space-size=${memoryMegabytes}`, script], {
    env: {},
    stdio: ['pipe', 'pipe', 'pipe'],
    ...(signal ? { signal, killSignal: 'SIGKILL' } : {}),
  })
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    const count = Number(text.trim().split('\n').at(-1))
    if (Number.isInteger(count)) onWritten?.(count)
  })
  const said = listen(child, timeoutSeconds)
  // Where the process ends early, that is the reason which counts.
  said.catch(() => undefined)
  try {
    await sendAll(child, source, format)
  } catch (error) {
    child.kill('SIGKILL')
    if (error instanceof WriteError) await said
    throw error
  }
  const output = await said
  const end = output.indexOf(10)
  const file = JSON.parse(output.toString('utf8', 0, end)) as Omit<WrittenBank, 'bytes'>
  return { ...file, bytes: output.subarray(end + 1) }
}
