import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { readBank } from '../src/index.ts'
import { rejections, shown, xlsxParts, zipOf } from './samples.ts'

const png = (width: number) =>
  sharp({ create: { width, height: 4, channels: 3, background: '#c00' } })
    .png()
    .toBuffer()

const text = (reference: string, words: string) => `<c r="${reference}" t="str"><v>${words}</v></c>`
const row = (number: number, cells: string) => `<row r="${number}">${cells}</row>`
const table = (...rows: string[]) =>
  `<worksheet><sheetData>${row(1, ['题型', '题干', '选项A', '选项B', '答案'].map((name, column) => text(`${'ABCDE'[column]}1`, name)).join(''))}${rows.join('')}</sheetData></worksheet>`
const relations = (...targets: [type: string, target: string][]) =>
  `<Relationships>${targets.map(([type, target], index) => `<Relationship Id="rId${index + 1}" Type="x/${type}" Target="${target}"/>`).join('')}</Relationships>`
const anchor = (column: number, line: number, inner: string) =>
  `<xdr:twoCellAnchor><xdr:from><xdr:col>${column}</xdr:col><xdr:colOff>9</xdr:colOff><xdr:row>${line}</xdr:row><xdr:rowOff>9</xdr:rowOff></xdr:from><xdr:to><xdr:col>9</xdr:col><xdr:row>9</xdr:row></xdr:to>${inner}</xdr:twoCellAnchor>`
const picture = (id: string, alt = '') =>
  `<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="图片 1" descr="${alt}"/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="${id}"/></xdr:blipFill></xdr:pic>`

const withDrawing = async (sheet: string, drawing: string) =>
  zipOf([
    ...xlsxParts(sheet),
    { name: 'xl/worksheets/_rels/sheet1.xml.rels', data: relations(['drawing', '../drawings/drawing1.xml']) },
    { name: 'xl/drawings/drawing1.xml', data: `<xdr:wsDr>${drawing}</xdr:wsDr>` },
    {
      name: 'xl/drawings/_rels/drawing1.xml.rels',
      data: relations(['image', '../media/image1.png'], ['image', '../media/image2.png']),
    },
    { name: 'xl/media/image1.png', data: await png(6) },
    { name: 'xl/media/image2.png', data: await png(8) },
  ])

const question = (number: number, cells: Record<string, string>) =>
  row(
    number,
    Object.entries(cells)
      .map(([column, words]) => text(`${column}${number}`, words))
      .join(''),
  )

describe('pictures that float over a sheet', () => {
  it('stand in the question over whose cells they begin', async () => {
    const sheet = table(
      question(2, { A: '单选题', B: '图中是什么表？', C: '兆欧表', D: '电流表', E: 'A' }),
      question(3, { A: '单选题', B: '哪个是警告标志？', E: 'B' }),
      question(4, { A: '判断题', B: '图中的人戴了手套。', E: '错' }),
    )
    const drawing = [
      anchor(1, 1, picture('rId1', '一块表')),
      anchor(2, 2, picture('rId1')),
      anchor(3, 2, picture('rId2')),
      anchor(8, 3, picture('rId2')),
    ].join('')
    const reading = await readBank(await withDrawing(sheet, drawing), 'x.xlsx')
    expect(reading).toMatchObject({ layout: 'table.header', rejected: [], warnings: [] })
    expect(
      reading.drafts.map(({ draft }) => [shown(draft.stem), draft.options.map(({ content }) => shown(content))]),
    ).toEqual([
      ['图中是什么表？[image: 一块表]', ['兆欧表', '电流表']],
      ['哪个是警告标志？', ['[image]', '[image]']],
      ['图中的人戴了手套。[image]', []],
    ])
    expect(reading.drafts.map(({ draft }) => draft.key)).toMatchObject([
      { choice: 'A' },
      { choice: 'B' },
      { truth: false },
    ])
    expect(reading.pictures.map(({ width }) => width).sort()).toEqual([6, 8])
  })

  it('belong to the question above where their row holds nothing else', async () => {
    const sheet = table(
      question(2, { A: '判断题', B: '图中的人戴了手套。', E: '错' }),
      question(4, { A: '判断题', B: '铜是导体。', E: '对' }),
    )
    const reading = await readBank(await withDrawing(sheet, anchor(1, 2, picture('rId1'))), 'x.xlsx')
    expect(reading.drafts.map(({ draft }) => shown(draft.stem))).toEqual(['图中的人戴了手套。\n[image]', '铜是导体。'])
    expect(reading.warnings).toEqual([])
  })

  it('hold options of which only the letters are words', async () => {
    const sheet = table(question(2, { A: '单选题', B: '哪个图正确？', C: 'A', D: 'B', E: 'B' }))
    const reading = await readBank(await withDrawing(sheet, anchor(1, 1, picture('rId1'))), 'x.xlsx')
    expect(reading.drafts[0]?.draft).toMatchObject({
      key: { choice: 'B' },
      options: [{ pinned: true }, { pinned: true }],
    })
  })

  it('are no answer in words', async () => {
    const sheet = table(
      question(2, { A: '简答题', B: '画出符号。' }),
      question(3, { A: '填空题', B: '符号是____。' }),
      question(4, { A: '判断题', B: '铜是导体。', E: '对' }),
    )
    const drawing = anchor(4, 1, picture('rId1')) + anchor(4, 2, picture('rId1')) + anchor(4, 3, picture('rId2'))
    const reading = await readBank(await withDrawing(sheet, drawing), 'x.xlsx')
    expect(rejections(reading)).toEqual(['S!3 key.not-text'])
    expect(reading.drafts[0]?.draft).toMatchObject({ key: { type: 'written', rubric: '见解析。' } })
    expect(shown(reading.drafts[0]?.draft.explanation ?? [])).toBe('[image]')
    expect(shown(reading.drafts[1]?.draft.stem ?? [])).toBe('铜是导体。[image]')
  })

  it('are missed where they cannot be read: a chart, or a picture outside of the file', async () => {
    const sheet = table(
      question(2, { A: '判断题', B: '图中电流上升。', E: '对' }),
      question(3, { A: '判断题', B: '图中电流下降。', E: '错' }),
      question(4, { A: '判断题', B: '铜是导体。', E: '对' }),
    )
    const drawing =
      anchor(5, 1, '<xdr:graphicFrame><xdr:cNvPr id="3"/></xdr:graphicFrame>') +
      anchor(5, 2, '<xdr:pic><xdr:blipFill><a:blip r:link="rId9"/></xdr:blipFill></xdr:pic>')
    const reading = await readBank(await withDrawing(sheet, drawing), 'x.xlsx')
    expect(rejections(reading)).toEqual(['S!2 picture.unsupported', 'S!3 picture.unsupported'])
  })
})

describe('pictures inside cells', () => {
  it('come from WPS by their id', async () => {
    const sheet = table(
      row(
        2,
        `${text('A2', '单选题')}${text('B2', '图中是什么表？')}<c r="C2" t="str"><f>_xlfn.DISPIMG("ID_7F",1)</f><v>=DISPIMG("ID_7F",1)</v></c>${text('D2', '电流表')}${text('E2', 'A')}`,
      ),
    )
    const bytes = zipOf([
      ...xlsxParts(sheet),
      {
        name: 'xl/cellimages.xml',
        data: `<etc:cellImages><etc:cellImage><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="ID_7F" descr="兆欧表"/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="rId1"/></xdr:blipFill></xdr:pic></etc:cellImage></etc:cellImages>`,
      },
      { name: 'xl/_rels/cellimages.xml.rels', data: relations(['image', 'media/image1.png']) },
      { name: 'xl/media/image1.png', data: await png(6) },
    ])
    const reading = await readBank(bytes, 'x.xlsx')
    expect(reading.drafts[0]?.draft.options.map(({ content }) => shown(content))).toEqual(['[image: 兆欧表]', '电流表'])
    expect(reading.pictures).toHaveLength(1)
  })

  it('come from Excel over rich values', async () => {
    const sheet = table(
      row(
        2,
        `${text('A2', '判断题')}${text('B2', '图中是兆欧表。')}<c r="C2" t="e" vm="2"><v>#VALUE!</v></c>${text('E2', '对')}`,
      ),
    ).replace('选项A', '附图')
    const bytes = zipOf([
      ...xlsxParts(sheet),
      {
        name: 'xl/metadata.xml',
        data: '<metadata><futureMetadata name="XLRICHVALUE"><bk><xlrd:rvb i="0"/></bk><bk><xlrd:rvb i="1"/></bk></futureMetadata><valueMetadata><bk><rc t="1" v="0"/></bk><bk><rc t="1" v="1"/></bk></valueMetadata></metadata>',
      },
      {
        name: 'xl/richData/rdrichvaluestructure.xml',
        data: '<rvStructures><s t="_localImage"><k n="_rvRel:LocalImageIdentifier" t="i"/><k n="CalcOrigin" t="i"/></s></rvStructures>',
      },
      {
        name: 'xl/richData/rdrichvalue.xml',
        data: '<rvData><rv s="0"><v>0</v><v>5</v></rv><rv s="0"><v>1</v><v>5</v></rv></rvData>',
      },
      {
        name: 'xl/richData/richValueRel.xml',
        data: '<richValueRels><rel r:id="rId1"/><rel r:id="rId2"/></richValueRels>',
      },
      {
        name: 'xl/richData/_rels/richValueRel.xml.rels',
        data: relations(['image', '../media/image1.png'], ['image', '../media/image2.png']),
      },
      { name: 'xl/media/image1.png', data: await png(6) },
      { name: 'xl/media/image2.png', data: await png(8) },
    ])
    const reading = await readBank(bytes, 'x.xlsx')
    expect(reading.drafts.map(({ draft }) => shown(draft.stem))).toEqual(['图中是兆欧表。[image]'])
    expect(reading.pictures).toMatchObject([{ width: 8 }])
  })
})
