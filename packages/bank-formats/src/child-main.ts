import { closeSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { encodePicture } from './pictures/encode-picture.ts'
import { readPoints } from './points/read-points.ts'
import { BankFileError } from './problems.ts'
import { type ReadBankOptions, readBank } from './read-bank.ts'
import { readTable } from './sheets/read-table.ts'

// The body of the reading process: on stdin a line of JSON, the bytes of a second file with the answers where there is
// one, and the file's bytes (of a bank, or of one picture); on stdout a line of JSON, in which each picture has the number of its bytes, and then those
// bytes.
// Libraries that chat on stdout would spoil the answer.
console.log = console.error

// Not by `buffer`, which for a while holds the file three times.
const chunks: Buffer[] = []
for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
const input = Buffer.concat(chunks.splice(0))
const end = input.indexOf(10)
const { fileName, timeoutSeconds, waitSeconds, second, isPicture, isPoints, isTable, ...options } = JSON.parse(
  input.subarray(0, end).toString(),
) as Omit<ReadBankOptions, 'answers'> & {
  fileName: string
  timeoutSeconds: number
  waitSeconds: number
  second?: { fileName: string; size: number }
  isPicture?: boolean
  isPoints?: boolean
  isTable?: boolean
}
const start = end + 1 + (second?.size ?? 0)
const answers = second && { fileName: second.fileName, bytes: input.subarray(end + 1, start) }
// Whoever waits kills this process in time; where it is itself dead, a parser that loops must not go on for ever.
const lifeMs = (waitSeconds + 2) * 1_000
// The processor's time is looked at here: whoever waits sees only the clock, and tells this end by its signal.
const look = `const { user, system } = process.cpuUsage()
  if (user + system > ${timeoutSeconds * 1e6}) process.kill(process.pid, 'SIGALRM')`
const watch = `setInterval(() => { ${look} }, 250)
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), ${lifeMs})`
new Worker(watch, { eval: true }).unref()

const write = (chunk: string | Uint8Array) => new Promise<unknown>((resolve) => process.stdout.write(chunk, resolve))

/** A single picture is answered as what a bank's pictures are part of. */
const readPicture = async () => {
  const encoded = await encodePicture(input.subarray(start))
  if ('picture' in encoded) return { pictures: [encoded.picture] }
  throw new BankFileError(encoded.problem.code, encoded.problem.params)
}

try {
  const readFile = async () => {
    if (isPicture) return readPicture()
    if (isTable) return { ...(await readTable(input.subarray(start))), pictures: [] }
    if (isPoints) return { ...(await readPoints(input.subarray(start))), pictures: [] }
    return readBank(input.subarray(start), fileName, { ...options, ...(answers ? { answers } : {}) })
  }
  const reading = await readFile()
  const pictures = reading.pictures.map((picture) => ({ ...picture, bytes: picture.bytes.length }))
  await write(`${JSON.stringify({ reading: { ...reading, pictures } })}\n`)
  for (const { bytes } of reading.pictures) await write(bytes)
} catch (error) {
  const { code, params } = error instanceof BankFileError ? error : new BankFileError('file.reader-failed')
  await write(JSON.stringify({ refused: { code, params } }))
}
// Whoever listens has everything now, and ends the process: a picture that was given up may still hold a thread.
closeSync(1)
process.exit()
