import { crc32, deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { readBank } from '../src/index.ts'
import { docxOf, imageRelation, lines, openShown, paragraph, run, textsOf } from './docx-samples.ts'
import { rejections, shown, summaries } from './samples.ts'

/** A picture of one colour, 8 pixels wide and high. */
const png = (grey: number): Uint8Array => {
  const chunk = (name: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(name), data])
    const size = Buffer.alloc(4)
    size.writeUInt32BE(data.length)
    const sum = Buffer.alloc(4)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([size, body, sum])
  }
  const head = Buffer.from([0, 0, 0, 8, 0, 0, 0, 8, 8, 0, 0, 0, 0])
  const rows = Buffer.concat(
    Array.from({ length: 8 }, () => Buffer.from([0, ...Array.from({ length: 8 }, () => grey)])),
  )
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      chunk('IHDR', head),
      chunk('IDAT', deflateSync(rows)),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  )
}

const drawing = (inner: string, descr = '', extent = '<wp:extent cx="900000" cy="900000"/>') =>
  `<w:r><w:drawing><wp:inline>${extent}<wp:docPr id="1" name="图片 1" descr="${descr}"/><a:graphic><a:graphicData>${inner}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`
const blip = (id: string) => `<pic:pic><pic:blipFill><a:blip r:embed="${id}"/></pic:blipFill></pic:pic>`
const parts = {
  relations:
    imageRelation('p1', 'a.png') +
    imageRelation('p2', 'b.png') +
    imageRelation('gone', 'nowhere.png') +
    '<Relationship Id="far" Type="x/image" Target="http://127.0.0.1:9/a.png" TargetMode="External"/>',
  media: { 'a.png': png(0), 'b.png': png(200) },
}
const choice = (stem: string) => `${stem}${lines('A. 断路器', 'B. 熔断器', '答案：A')}`

describe('pictures of a Word document', () => {
  it('stand in their places and come with the reading', async () => {
    const body =
      choice(paragraph(run('1. 图中') + drawing(blip('p1'), '电路图') + run('是什么？'))) +
      lines('2. 选符号。') +
      paragraph(run('A. ') + drawing(blip('p1'))) +
      paragraph(run('B. ') + drawing(blip('p2'))) +
      lines('答案：B')
    const reading = await readBank(docxOf(body, parts), 'x.docx')
    expect(summaries(reading).map(({ stem, options, key }) => [stem, options, key])).toEqual([
      ['图中[image: 电路图]是什么？', ['断路器', '熔断器'], 'A'],
      ['选符号。', ['[image]', '[image]'], 'B'],
    ])
    expect(reading.pictures.map(({ type, width, height }) => [type, width, height])).toEqual([
      ['image/png', 8, 8],
      ['image/png', 8, 8],
    ])
    expect(reading.drafts[0]?.draft.stem).toMatchObject([{ children: [{}, { hash: reading.pictures[0]?.hash }, {}] }])
  })

  it.each([
    ['linked from outside', drawing('<pic:pic><a:blip r:link="far"/></pic:pic>')],
    ['linked by a relation', drawing(blip('far'))],
    ['whose part is missing', drawing(blip('gone'))],
    ['that is a chart', drawing('<c:chart r:id="c"/>')],
    ['that is an arrow', drawing('<wps:wsp><wps:spPr><a:ln><a:tailEnd type="triangle"/></a:ln></wps:spPr></wps:wsp>')],
    ['that is an old arrow', '<w:r><w:pict><v:line><v:stroke endarrow="block"/></v:line></w:pict></w:r>'],
    ['drawn from shapes', drawing('<wpg:wgp><wps:wsp/><wps:wsp/></wpg:wgp>')],
    ['of an object without a preview', '<w:r><w:object><o:OLEObject r:id="o"/></w:object></w:r>'],
  ])('%s are missed: their question is rejected', async (_, picture) => {
    const body = choice(paragraph(run('1. 图中') + picture + run('是什么？'))) + choice(lines('2. 哪个能重复合闸？'))
    const reading = await readBank(docxOf(body, parts), 'x.docx')
    expect(rejections(reading)).toEqual(['¶1 picture.not-inside'])
    expect(reading.drafts).toHaveLength(1)
  })

  it('are found in old drawings and as previews of objects, and shown once where there are two ways', async () => {
    const old = '<w:r><w:pict><v:shape><v:imagedata r:id="p1"/></v:shape></w:pict></w:r>'
    const object = '<w:r><w:object><v:shape><v:imagedata r:id="p2"/></v:shape><o:OLEObject r:id="o"/></w:object></w:r>'
    const both = `<w:r><mc:AlternateContent><mc:Choice>${drawing(blip('p1')).slice(5, -6)}</mc:Choice><mc:Fallback><w:pict><v:imagedata r:id="p1"/></w:pict></mc:Fallback></mc:AlternateContent></w:r>`
    const next = `<w:r><mc:AlternateContent><mc:Choice><w:drawing/></mc:Choice><mc:Fallback><w:pict><v:imagedata r:id="p1"/></w:pict></mc:Fallback></mc:AlternateContent></w:r>`
    expect(await textsOf(paragraph(old + run('甲') + object + run('乙') + both + run('丙') + next), parts)).toEqual([
      '[image]甲[image]乙[image]丙[image]',
    ])
  })

  it('are left out where they are specks, buttons, a lone line or caption, which is said', async () => {
    const speck = drawing(blip('p1'), '', '<wp:extent cx="1" cy="1"/>')
    const button = '<w:r><w:object><v:shape><v:imagedata r:id="p1"/></v:shape><w:control r:id="c"/></w:object></w:r>'
    const line = '<w:r><w:pict><v:line from="0,0"/></w:pict></w:r>'
    const caption = `<w:r><w:pict><v:shape><w:txbxContent>${lines('图1 量具')}</w:txbxContent></v:shape></w:pict></w:r>`
    const body = paragraph(speck + button + run('甲') + line) + paragraph(run('乙') + caption)
    const { texts, opened } = await openShown(docxOf(body, parts))
    expect(texts).toEqual(['甲', '乙'])
    expect(opened.warnings.map(({ at, code }) => [at, code])).toEqual([
      ['¶1', 'drawing.left-out'],
      ['¶2', 'drawing.left-out'],
    ])
  })

  it.each(['C:\\图\\a.png', 'IMG_256', 'QQ截图20180101', 'www.x.com 试题'])(
    'have no words from “%s”',
    async (descr) => {
      expect(await textsOf(paragraph(drawing(blip('p1'), descr)), parts)).toEqual(['[image]'])
    },
  )
})

describe('formulas of a Word document', () => {
  const formula =
    '<m:oMath><m:sSup><m:e><m:r><m:t>I</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>'
  it('stand in their places', async () => {
    const body = lines('1. 功率是（A）。') + paragraph(run('A. ') + formula + run('R')) + lines('B. UR')
    const reading = await readBank(docxOf(body), 'x.docx')
    expect(reading.drafts[0]?.draft.options.map(({ content }) => shown(content))).toEqual(['\\(I^{2}\\)R', 'UR'])
  })

  it('come from old fields too, and what TeX cannot say is text, which is said', async () => {
    const field = (code: string) =>
      `<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>${code}</w:instrText><w:fldChar w:fldCharType="end"/></w:r>`
    const odd =
      '<m:oMath><m:d><m:dPr><m:begChr m:val="甲"/></m:dPr><m:e><m:r><m:t>a+b</m:t></m:r></m:e></m:d></m:oMath>'
    const { texts, opened } = await openShown(docxOf(paragraph(field('EQ \\f(U,R)') + run('与') + odd)))
    expect(texts).toEqual(['\\(\\frac{U}{R}\\)与a+b'])
    expect(opened.warnings.map(({ code, params }) => [code, params])).toEqual([['formula.as-text', { text: 'a+b' }]])
  })
})
