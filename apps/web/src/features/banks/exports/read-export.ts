import type { bankExports } from '@lianbing/contract'
import { NetworkError, ProblemError } from '@lianbing/contract/client'

type Heard = (progress: bankExports.ExportProgress) => void
export type Exported = bankExports.ExportedFile & { file: Blob }

const join = (one: Uint8Array, other: Uint8Array): Uint8Array<ArrayBuffer> => {
  const both = new Uint8Array(one.length + other.length)
  both.set(one)
  both.set(other, one.length)
  return both
}

/** Hears the lines that tell how far an export is, and hands back the file that follows them. */
export const readExport = async (body: ReadableStream<Uint8Array>, onProgress: Heard): Promise<Exported> => {
  const reader = body.getReader()
  let held: Uint8Array<ArrayBuffer> = new Uint8Array()
  let head: bankExports.ExportedFile | undefined
  const pieces: Uint8Array<ArrayBuffer>[] = []
  const takeLines = () => {
    for (let end = held.indexOf(10); head === undefined && end >= 0; end = held.indexOf(10)) {
      const line = JSON.parse(new TextDecoder().decode(held.subarray(0, end))) as bankExports.ExportLine
      held = held.slice(end + 1)
      if ('problem' in line) throw new ProblemError(line.problem)
      if ('fileName' in line) head = line
      else onProgress(line)
    }
  }
  for (;;) {
    const { done, value } = await reader.read().catch((cause: unknown) => {
      if (cause instanceof Error && cause.name === 'AbortError') throw cause
      throw new NetworkError('the file broke off', { cause })
    })
    if (done) break
    if (head === undefined) {
      held = join(held, value)
      takeLines()
      if (head !== undefined) pieces.push(held)
    } else pieces.push(value as Uint8Array<ArrayBuffer>)
  }
  const file = new Blob(pieces)
  if (head === undefined || file.size !== head.bytes) throw new NetworkError('the file broke off')
  return { ...head, file }
}
