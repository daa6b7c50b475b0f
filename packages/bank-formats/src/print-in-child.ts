import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { PaperToPrint } from './printing/printed-paper.ts'
import { WriteError } from './write-in-child.ts'

export type { PrintedPaper, PrintedPart, PrintedQuestion, PrintFormat, PrintKind } from './printing/printed-paper.ts'

export interface PrintOptions {
  /** The built script of `print-main.ts`: a file path or file URL. */
  childScript: URL | string
  /** The process is killed after this time; 60 by default, many times what a national paper takes. */
  timeoutSeconds?: number
  /** Heap of the process; 256 by default, where a paper of 1,000 questions takes about half. */
  memoryMegabytes?: number
}

/**
 * A paper as a file, made in a process of its own with capped heap and time and no environment.
 *
 * @throws WriteError where time or memory run out.
 */
export const printInChild = (
  { pictures, ...print }: PaperToPrint,
  { childScript, timeoutSeconds = 60, memoryMegabytes = 256 }: PrintOptions,
): Promise<Uint8Array> => {
  const script =
    childScript instanceof URL || childScript.startsWith('file:') ? fileURLToPath(childScript) : childScript
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [`--max-old-space-size=${memoryMegabytes}`, script], {
      env: {},
      stdio: ['pipe', 'pipe', 'ignore'],
    })
    const stop = setTimeout(() => child.kill('SIGKILL'), timeoutSeconds * 1_000)
    const chunks: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
    // The process may end before it has taken everything.
    child.stdin.on('error', () => undefined)
    child.on('error', reject)
    child.on('close', (code) => {
      clearTimeout(stop)
      if (code === 0) resolve(Buffer.concat(chunks))
      else reject(new WriteError('the paper could not be printed within the time and memory allowed'))
    })
    const all = [...pictures]
    const head = {
      ...print,
      pictures: all.map(([hash, { bytes, ...about }]) => ({ ...about, hash, bytes: bytes.length })),
    }
    child.stdin.write(`${JSON.stringify(head)}\n`)
    for (const [, { bytes }] of all) child.stdin.write(bytes)
    child.stdin.end()
  })
}
