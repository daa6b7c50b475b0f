import { CFB } from '@e965/xlsx'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { readBank } from '../src/index.ts'
import { readXlsPictures } from '../src/sheets/xls-pictures.ts'
import { rejections, shown, workbook } from './samples.ts'

const part = (type: number, instance: number, version: number, ...bodies: Uint8Array[]) => {
  const body = Buffer.concat(bodies)
  const head = Buffer.alloc(8)
  head.writeUInt16LE((instance << 4) | version, 0)
  head.writeUInt16LE(type, 2)
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body])
}
const record = (type: number, data: Buffer) => {
  const head = Buffer.alloc(4)
  head.writeUInt16LE(type, 0)
  head.writeUInt16LE(data.length, 2)
  return Buffer.concat([head, data])
}
const endOf = (stream: Buffer, from: number) => {
  for (let at = from; ; at += 4 + stream.readUInt16LE(at + 2)) if (stream.readUInt16LE(at) === 0x0a) return at
}

/** Puts one stored picture and shapes that show it into a workbook of one sheet. */
const withPictures = (bytes: Uint8Array, png: Uint8Array, cells: [row: number, column: number, picture: number][]) => {
  const file = CFB.read(bytes, { type: 'buffer' })
  const entry = CFB.find(file, 'Workbook')
  if (!entry) throw new Error('no workbook')
  const stream = Buffer.from(entry.content as Uint8Array)
  const stored = part(0xf01e, 0x6e0, 0, Buffer.alloc(17), png)
  const group = record(0xeb, part(0xf000, 0, 15, part(0xf001, 1, 15, part(0xf007, 6, 2, Buffer.alloc(36), stored))))
  const shapes = cells.map(([row, column, picture]) => {
    const anchor = Buffer.alloc(18)
    anchor.writeUInt16LE(column, 2)
    anchor.writeUInt16LE(row, 6)
    const property = Buffer.alloc(6)
    property.writeUInt16LE(0x4104, 0)
    property.writeUInt32LE(picture, 2)
    return part(
      0xf004,
      0,
      15,
      part(0xf00a, 75, 2, Buffer.alloc(8)),
      part(0xf00b, 1, 3, property),
      part(0xf010, 0, 0, anchor),
    )
  })
  const drawing = record(0xec, part(0xf002, 0, 15, part(0xf003, 0, 15, ...shapes)))
  const globalsEnd = endOf(stream, 0)
  for (let at = 0; at < globalsEnd; at += 4 + stream.readUInt16LE(at + 2))
    if (stream.readUInt16LE(at) === 0x85) stream.writeUInt32LE(stream.readUInt32LE(at + 4) + group.length, at + 4)
  const sheetEnd = endOf(stream, globalsEnd + 4)
  entry.content = Buffer.concat([
    stream.subarray(0, globalsEnd),
    group,
    stream.subarray(globalsEnd, sheetEnd),
    drawing,
    stream.subarray(sheetEnd),
  ])
  entry.size = entry.content.length
  return new Uint8Array(CFB.write(file, { type: 'buffer' }) as Buffer)
}

describe('pictures of old binary workbooks', () => {
  const rows = [
    ['题干', '选项A', '选项B', '答案'],
    ['图中是什么表？', '兆欧表', '电流表', 'A'],
    ['哪个是警告标志？', '', '圆形', 'A'],
    ['铜是导体。', '', '', '对'],
  ]
  const cells: [number, number, number][] = [
    [1, 0, 1],
    [2, 1, 1],
    [3, 5, 2],
  ]
  const png = () =>
    sharp({ create: { width: 6, height: 4, channels: 3, background: '#c00' } })
      .png()
      .toBuffer()

  it('stand in the question over whose cells they begin; one that is not there is missed', async () => {
    const bytes = withPictures(workbook({ 题库: rows }, 'biff8'), await png(), cells)
    const reading = await readBank(bytes, 'x.xls')
    expect(
      reading.drafts.map(({ draft }) => [shown(draft.stem), draft.options.map(({ content }) => shown(content))]),
    ).toEqual([
      ['图中是什么表？[image]', ['兆欧表', '电流表']],
      ['哪个是警告标志？', ['[image]', '圆形']],
    ])
    expect(rejections(reading)).toEqual(['题库!4 picture.unsupported'])
    expect(reading.pictures).toMatchObject([{ width: 6 }])
  })

  it('cost nothing where the stream is broken', async () => {
    const bytes = withPictures(workbook({ 题库: rows }, 'biff8'), await png(), cells)
    for (let at = 512; at < bytes.length; at += 97) {
      const broken = bytes.slice()
      broken[at] = 0xff
      try {
        readXlsPictures(broken)
      } catch (error) {
        expect(error).toBeInstanceOf(Error)
      }
    }
  })
})
