import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BankFileError, readBank } from '../src/index.ts'
import { docxOf, lines, paragraph, run } from './docx-samples.ts'
import { zipOf } from './samples.ts'

const refusal = async (bytes: Uint8Array) => {
  const error: unknown = await readBank(bytes, 'x.docx').catch((fault: unknown) => fault)
  return error instanceof BankFileError ? error.code : error
}
const asked = lines('1. 铜是导体。（√）', '2. 玻璃是导体。（×）')

describe('Word documents that are meant to hurt', () => {
  it('with a quarter of a million empty paragraphs are refused', async () => {
    const noise = randomBytes(60_000).toString('hex')
    const empty = Array.from(
      { length: 250_000 },
      (_, index) => `<w:p w:i="${noise.slice(index % 100_000, (index % 100_000) + 9)}"/>`,
    )
    expect(await refusal(docxOf(empty.join('')))).toBe('file.hostile')
  })

  it.each<[string, string, string]>([
    ['deep nesting', `${'<w:sdt>'.repeat(90)}${'</w:sdt>'.repeat(90)}`, 'file.hostile'],
    ['deep tables', `${'<w:tbl><w:tr><w:tc>'.repeat(40)}${'</w:tc></w:tr></w:tbl>'.repeat(40)}`, 'file.hostile'],
    ['broken XML', '<w:p>', 'file.damaged'],
    ['a web page inside', '<w:altChunk r:id="x"/>', 'format.docx-wrapped'],
    ['nothing to ask', lines('今天学习了安全规程。'), 'bank.no-questions'],
  ])('with %s are refused', async (_, body, code) => {
    expect(await refusal(docxOf(body))).toBe(code)
  })

  it('with a document type are refused', async () => {
    const data =
      '<!DOCTYPE x [<!ENTITY a "b">]><w:document><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>'
    expect(await refusal(zipOf([{ name: 'word/document.xml', data }]))).toBe('file.hostile')
  })

  it.each<[string, string]>([
    ['fields that never end', `<w:p>${'<w:r><w:fldChar w:fldCharType="begin"/></w:r>'.repeat(5_000)}</w:p>`],
    [
      'a table of very wide cells',
      '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="1000000000"/></w:tcPr></w:tc></w:tr></w:tbl>',
    ],
    ['styles in a circle', paragraph('', '<w:pStyle w:val="c"/>')],
    ['a list that counts itself', paragraph(run('x'), '<w:numPr><w:numId w:val="1"/></w:numPr>')],
  ])('with %s are read all the same', async (_, body) => {
    const styles = '<w:style w:styleId="c"><w:basedOn w:val="c"/></w:style>'
    const numbering =
      '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="c"/></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    const reading = await readBank(docxOf(body + asked, { styles, numbering }), 'x.docx')
    expect(reading.drafts).toHaveLength(2)
  })

  it('never break the reader, however they are mutated', async () => {
    const seed = docxOf(`${asked}<w:tbl><w:tr><w:tc>${lines('A')}</w:tc></w:tr></w:tbl><m:oMath><m:f/></m:oMath>`, {
      styles: '<w:style w:styleId="a"/>',
      numbering: '<w:num w:numId="1"/>',
    })
    const change = fc.record({
      at: fc.nat({ max: seed.length - 1 }),
      bytes: fc.uint8Array({ maxLength: 4 }),
      cut: fc.nat({ max: 6 }),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        let bytes = [...seed]
        for (const { at, bytes: more, cut } of changes)
          bytes = [...bytes.slice(0, at), ...more, ...bytes.slice(at + cut)]
        const outcome = await readBank(new Uint8Array(bytes), 'x').catch((fault: unknown) => fault)
        if (outcome instanceof Error && !(outcome instanceof BankFileError)) throw outcome
      }),
      { numRuns: 150 },
    )
  })

  it('never break the reader, whatever their elements say', async () => {
    const names =
      'w:p w:r w:t w:tbl w:tr w:tc w:pPr w:rPr w:numPr w:br w:drawing a:blip w:pict w:txbxContent m:oMath m:f w:fldChar w:sdt w:ins w:hyperlink w:vMerge mc:AlternateContent'.split(
        ' ',
      )
    const grow = (inner: fc.Arbitrary<string>) =>
      fc
        .tuple(
          fc.constantFrom(...names),
          fc.array(inner, { maxLength: 4 }),
          fc.constantFrom('', ' w:val="1"', ' w:fldCharType="begin"', ' r:embed="x"'),
        )
        .map(([name, children, attributes]) => `<${name}${attributes}>${children.join('')}</${name}>`)
    const leaf = fc.constantFrom('<w:t>1. 甲（A）</w:t>', '<w:t>A. x B. y</w:t>', '')
    const body = fc.array(grow(fc.oneof(leaf, grow(fc.oneof(leaf, grow(fc.oneof(leaf, grow(leaf))))))), {
      maxLength: 6,
    })
    await fc.assert(
      fc.asyncProperty(body, async (blocks) => {
        const outcome = await readBank(docxOf(blocks.join('')), 'x').catch((fault: unknown) => fault)
        if (outcome instanceof Error && !(outcome instanceof BankFileError)) throw outcome
      }),
      { numRuns: 300 },
    )
  })
})
