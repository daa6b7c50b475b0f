import { describe, expect, it } from 'vitest'
import { docxOf, lines, openShown, paragraph, run, textsOf } from './docx-samples.ts'
import { zipOf } from './samples.ts'

const field = (code: string, result?: string) =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> ${code} </w:instrText></w:r>${
    result === undefined ? '' : `<w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(result)}`
  }<w:r><w:fldChar w:fldCharType="end"/></w:r>`
const one = async (content: string, properties = '') => (await textsOf(paragraph(content, properties)))[0]

describe('lines of a Word document', () => {
  it('are its paragraphs, empty ones too, with their numbers', async () => {
    const { opened } = await openShown(docxOf(`${lines('车床由主轴箱带动。', '')}<w:p/>${lines('完')}`))
    expect(opened.document.lines).toEqual([
      { at: '¶1', text: '车床由主轴箱带动。' },
      { at: '¶2', text: '' },
      { at: '¶3', text: '' },
      { at: '¶4', text: '完' },
    ])
  })

  it('break at soft breaks and keep tabs and blanks', async () => {
    const { opened } = await openShown(
      docxOf(
        paragraph(`${run('A. 铣  ')}<w:r><w:tab/><w:t>B. 刨</w:t><w:br/><w:t>C. 磨</w:t><w:cr/></w:r>${run('D. 钻')}`),
      ),
    )
    expect(opened.document.lines.map(({ at, text }) => [at, text])).toEqual([
      ['¶1', 'A. 铣  \tB. 刨'],
      ['¶1', 'C. 磨'],
      ['¶1', 'D. 钻'],
    ])
  })

  it('leave out what is deleted, moved away, hidden, commented or asked for by a form, and keep what was put in', async () => {
    const body =
      run('焊条') +
      `<w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins>${run('要烘干')}</w:ins>` +
      `<w:moveFrom>${run('走')}</w:moveFrom><w:moveTo>${run('。')}</w:moveTo>${run('看不见', '<w:vanish/>')}` +
      '<w:r><w:commentReference w:id="0"/><w:footnoteReference w:id="1"/></w:r>' +
      `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${run('单击此处')}</w:sdtContent></w:sdt>` +
      `<w:sdt><w:sdtContent>${run('（对）')}</w:sdtContent></w:sdt>`
    expect(await one(body)).toBe('焊条要烘干。（对）')
  })

  it('show results of fields, not their codes', async () => {
    expect(await one(`${run('第')}${field('= 1 \\* GB3', '①')}${run('步')}${field('PAGE')}`)).toBe('第①步')
    expect(await one(`<w:fldSimple w:instr="SEQ 图">${run('2')}</w:fldSimple>`)).toBe('2')
    const open = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    expect(await textsOf(paragraph(open) + lines('没有关上的域后面不丢字'))).toEqual(['', '没有关上的域后面不丢字'])
  })

  it('show links as their words, plain', async () => {
    const styles =
      '<w:style w:type="character" w:styleId="L"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="0563C1"/><w:u w:val="single"/></w:rPr></w:style>'
    const link = `<w:hyperlink r:id="x">${run('氩弧焊', '<w:rStyle w:val="L"/>')}</w:hyperlink>`
    const field = `<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>HYPERLINK "http://x"</w:instrText><w:fldChar w:fldCharType="separate"/></w:r>${run('百科', '<w:rStyle w:val="L"/>')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`
    expect((await textsOf(paragraph(link + field), { styles }))[0]).toBe('氩弧焊百科')
  })

  it('show symbols of symbol fonts, hyphens and the base of a phonetic guide', async () => {
    expect(
      await one(
        '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="Symbol" w:char="F057"/><w:sym w:font="Wingdings" w:char="F082"/><w:noBreakHyphen/><w:softHyphen/></w:r>' +
          run('W', '<w:rFonts w:ascii="Symbol"/>') +
          '<w:r><w:ruby><w:rt><w:r><w:t>hàn</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>焊</w:t></w:r></w:rubyBase></w:ruby></w:r>',
      ),
    ).toBe('✓Ω②-Ω焊')
  })

  it('hold text boxes after the paragraph they hang on, once', async () => {
    const box = (name: string) => `<${name}><w:txbxContent>${lines('框里的字')}</w:txbxContent></${name}>`
    const body = `<mc:AlternateContent><mc:Choice><w:drawing>${box('wps:wsp')}</w:drawing></mc:Choice><mc:Fallback><w:pict>${box('v:rect')}</w:pict></mc:Fallback></mc:AlternateContent>`
    const { opened } = await openShown(docxOf(paragraph(`<w:r>${body}</w:r>${run('正文')}`) + lines('下一段')))
    expect(opened.document.lines.map(({ at, text }) => `${at} ${text}`)).toEqual([
      '¶1 正文',
      '¶2 框里的字',
      '¶3 下一段',
    ])
  })

  it('leave out a table of contents and tell headings', async () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="11"><w:name w:val="toc 1"/></w:style><w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/></w:style>'
    const { opened } = await openShown(
      docxOf(
        paragraph(run('第一章 电工	3'), '<w:pStyle w:val="11"/>') +
          paragraph(run('电工'), '<w:pStyle w:val="2"/>') +
          paragraph(run('焊工'), '<w:outlineLvl w:val="0"/>'),
        { styles },
      ),
    )
    expect(opened.document.lines.map(({ text, heading }) => [text, heading])).toEqual([
      ['', undefined],
      ['电工', true],
      ['焊工', true],
    ])
  })
})

describe('marks of runs', () => {
  it('are there for raised, lowered and underlined text, blanks too', async () => {
    const u = '<w:u w:val="single"/>'
    expect(
      await one(
        `${run('S=πr')}${run('2', '<w:vertAlign w:val="superscript"/>')}，R${run('x1', '<w:vertAlign w:val="subscript"/>')}${run('用')}${run('钳形', u)}${run('表', u)}${run('测', '<w:u w:val="none"/>')}${run('    ', u)}`,
      ),
    ).toBe('S=πr^2_x_1用[u 钳形表]测[u     ]')
  })

  it.each([
    ['colour', '<w:color w:val="FF0000"/>'],
    ['highlight', '<w:highlight w:val="yellow"/>'],
    ['shading', '<w:shd w:val="clear" w:fill="FFFF00"/>'],
    ['weight', '<w:b/>'],
  ])('tell a run that stands out by %s', async (_, look) => {
    expect(
      await textsOf(lines('下列哪个是量具？') + paragraph(run('A. 锉刀  ') + run('B. 卡尺', look) + run('  C. 锯'))),
    ).toEqual(['下列哪个是量具？', 'A. 锉刀  {B. 卡尺}  C. 锯'])
  })

  it('take black, grey, white paper and styles of the whole text for nothing special', async () => {
    const styles =
      '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:rPr><w:color w:val="1F497D"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/></w:style>'
    const body =
      paragraph(run('蓝色是全文的颜色，') + run('这里也是', '<w:shd w:fill="FFFFFF"/>'), '<w:pStyle w:val="b"/>') +
      paragraph(run('黑的倒显眼', '<w:color w:val="000000"/>'))
    expect(await textsOf(body, { styles })).toEqual(['蓝色是全文的颜色，这里也是', '{黑的倒显眼}'])
    expect(
      await textsOf(
        lines('铜是导体，铁也是导体。') +
          paragraph(
            run('自动', '<w:color w:val="auto"/>') +
              run('灰', '<w:color w:val="9A9994"/>') +
              run('墨', '<w:color w:val="24292E"/>'),
          ),
      ),
    ).toEqual(['铜是导体，铁也是导体。', '自动灰墨'])
  })

  it('take bold headings, numbers and labels for nothing special, but a bold option', async () => {
    const bold = '<w:b/>'
    const body =
      paragraph(run('一、单选题', bold)) +
      paragraph(run('1.', bold) + run('锯条的齿朝哪边装？应当按照什么规定来装？')) +
      paragraph(run('A. 朝前', bold)) +
      lines('B. 朝后') +
      paragraph(run('答案：', bold) + run('A'))
    expect(await textsOf(body)).toEqual([
      '一、单选题',
      '1.锯条的齿朝哪边装？应当按照什么规定来装？',
      '{A. 朝前}',
      'B. 朝后',
      '答案：A',
    ])
  })
})

describe('archives that Word opens too', () => {
  const rels = (target: string) =>
    `<Relationships><Relationship Id="r" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="${target}"/></Relationships>`
  it.each([
    ['another name of the document', 'word/document2.xml', '/word/document2.xml'],
    ['another case of it', 'Word/Document.xml', 'word/document.xml'],
    ['a document at the root', 'doc.xml', 'doc.xml'],
  ])('%s', async (_, name, target) => {
    const { texts } = await openShown(
      zipOf([
        { name: '_rels/.rels', data: rels(target) },
        {
          name: '[Content_Types].xml',
          data: `<Types><Override PartName="/${name}" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>`,
        },
        { name, data: '\uFEFF<x:document><x:body><x:p><x:r><x:t>电焊</x:t></x:r></x:p></x:body></x:document>' },
      ]),
    )
    expect(texts).toEqual(['电焊'])
  })
})
