import { closeSync, writeSync } from 'node:fs'
import { writeBank } from './writers/write-bank.ts'
import type { BankToWrite, PictureToWrite, QuestionToWrite, WrittenFormat } from './writers/written.ts'

// The body of the writing process: on stdin a line of JSON about the file, then a line for each question, and for each
// picture a line that counts its bytes, and those; on stdout a line of JSON about what was written, and the file; on stderr how many questions are written.

type Line =
  | { about: Omit<BankToWrite, 'questions' | 'pictures'> & { format: WrittenFormat } }
  | { question: QuestionToWrite }
  | { picture: Omit<PictureToWrite, 'bytes'> & { hash: string; bytes: number } }

const questions: QuestionToWrite[] = []
const pictures = new Map<string, PictureToWrite>()
let about: Extract<Line, { about: unknown }>['about'] | undefined

let chunks: Buffer[] = []
let awaited: { hash: string; type: PictureToWrite['type']; width: number; height: number; bytes: number } | undefined

const takeLine = (line: Buffer) => {
  const said = JSON.parse(line.toString()) as Line
  if ('about' in said) about = said.about
  else if ('question' in said) questions.push(said.question)
  else awaited = said.picture
}

/** Takes what is whole; hands back what is not. */
const take = (input: Buffer): Buffer => {
  let at = 0
  while (at < input.length) {
    if (awaited) {
      if (input.length - at < awaited.bytes) break
      const { hash, bytes, ...picture } = awaited
      pictures.set(hash, { ...picture, bytes: Buffer.from(input.subarray(at, at + bytes)) })
      at += bytes
      awaited = undefined
      continue
    }
    const end = input.indexOf(10, at)
    if (end < 0) break
    takeLine(input.subarray(at, end))
    at = end + 1
  }
  return input.subarray(at)
}

for await (const chunk of process.stdin) {
  chunks.push(chunk as Buffer)
  const waiting = awaited?.bytes ?? 0
  const size = chunks.reduce((sum, part) => sum + part.length, 0)
  // A large picture is put together once.
  if (size < waiting) continue
  const rest = take(Buffer.concat(chunks))
  chunks = rest.length > 0 ? [Buffer.from(rest)] : []
}
if (!about) throw new Error('nothing was said of the file')

const write = (chunk: string | Uint8Array) => new Promise<unknown>((resolve) => process.stdout.write(chunk, resolve))
const { format, ...whole } = about
// At once: what is asked of the stream waits until the work is done.
const tell = (written: number) => writeSync(2, `${written}\n`)
const { bytes, ...file } = writeBank({ ...whole, questions, pictures }, format, tell)
await write(`${JSON.stringify(file)}\n`)
await write(bytes)
closeSync(1)
process.exit()
