import { NetworkError } from '@lianbing/contract/client'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readExport } from './read-export.ts'

const head = (bytes: number) => ({ fileName: '题库.json', bytes, questions: 2, parts: 1, leftOut: {} })
const lines = (...said: object[]) => said.map((one) => `${JSON.stringify(one)}\n`).join('')
const streamOf = (bytes: Uint8Array, cuts: readonly number[]) => {
  const places = [0, ...[...cuts].sort((a, b) => a - b), bytes.length]
  const pieces = places.slice(1).map((to, place) => bytes.slice(places[place], to))
  return new ReadableStream<Uint8Array>({
    start: (controller) => {
      for (const piece of pieces) if (piece.length > 0) controller.enqueue(piece)
      controller.close()
    },
  })
}

test('lines and file come apart, wherever the stream is cut', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 60 }), fc.array(fc.nat(200), { maxLength: 8 }), async (file, cuts) => {
      const said = [{ taken: 100, written: 0 }, { taken: 200, written: 200 }, head(file.length)]
      const text = new TextEncoder().encode(lines(...said))
      const whole = new Uint8Array([...text, ...file])
      const heard: object[] = []
      const stream = streamOf(
        whole,
        cuts.map((cut) => Math.min(cut, whole.length)),
      )
      const read = await readExport(stream, (progress) => heard.push(progress))
      expect(heard).toEqual(said.slice(0, 2))
      expect(read).toMatchObject(head(file.length))
      expect(new Uint8Array(await read.file.arrayBuffer())).toEqual(file)
    }),
  )
})

test('a file that breaks off is no file, and a reason that comes instead is told', async () => {
  const read = (text: string) => readExport(streamOf(new TextEncoder().encode(text), []), () => undefined)
  await expect(read(`${lines(head(5))}abcd`)).rejects.toBeInstanceOf(NetworkError)
  await expect(read(lines({ taken: 1, written: 0 }))).rejects.toBeInstanceOf(NetworkError)
  await expect(read(lines({ problem: 'export.too_many' }))).rejects.toMatchObject({ code: 'export.too_many' })
})
