import { closeSync, readFileSync } from 'node:fs'
import { writePrintedDocx } from './printing/docx/write-printed-docx.ts'
import { writePdf } from './printing/pdf/write-pdf.ts'
import type { PaperToPrint } from './printing/printed-paper.ts'
import type { PictureToWrite } from './writers/written.ts'

// The body of the printing process: on stdin a line of JSON with the paper and the sizes of its pictures, then the bytes
// of these; on stdout the file. The font lies beside the built script.

type Head = Omit<PaperToPrint, 'pictures'> & {
  pictures: (Omit<PictureToWrite, 'bytes'> & { hash: string; bytes: number })[]
}

const chunks: Buffer[] = []
for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
const input = Buffer.concat(chunks)
let at = input.indexOf(10) + 1
const { pictures: counted, ...print } = JSON.parse(input.toString('utf8', 0, at)) as Head
const pictures = new Map<string, PictureToWrite>()
for (const { hash, bytes, ...picture } of counted) {
  pictures.set(hash, { ...picture, bytes: input.subarray(at, at + bytes) })
  at += bytes
}
const whole = { ...print, pictures }
const file =
  print.format === 'docx'
    ? writePrintedDocx(whole)
    : await writePdf(whole, readFileSync(new URL('./paper-font.ttf', import.meta.url)))
await new Promise<unknown>((resolve) => process.stdout.write(file, resolve))
closeSync(1)
process.exit()
