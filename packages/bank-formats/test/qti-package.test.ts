import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readBank } from '../src/index.ts'
import { answer, choice, item } from './qti-files.ts'
import { rejections, summaries, zipOf } from './samples.ts'

type Parts = Record<string, string | Uint8Array>
const readZip = (parts: Parts) =>
  readBank(zipOf(Object.entries(parts).map(([name, data]) => ({ name, data }))), 'package.zip')
const refusal = (parts: Parts) =>
  readZip(parts).then(
    () => 'read',
    (error: unknown) => (error instanceof Error && 'code' in error ? `${error.name} ${error.code}` : error),
  )

const question = (name: string, more = '') =>
  item(answer(['f']), `<p>${name}</p>${more}${choice({ f: 'File', s: 'Saw' })}`)
const manifest = (paths: Record<string, string>) =>
  `<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"><resources>${Object.entries(paths)
    .map(([path, type]) => `<resource identifier="r" type="${type}" href="${path}"><file href="${path}"/></resource>`)
    .join('')}</resources></manifest>`
const listing = (...paths: string[]) => manifest(Object.fromEntries(paths.map((path) => [path, 'imsqti_item_xmlv2p2'])))
const test = (...hrefs: string[]) =>
  `<assessmentTest><testPart><assessmentSection identifier="s" title="Hand tools">${hrefs
    .map((href) => `<assessmentItemRef identifier="i" href="${href}"/>`)
    .join('')}</assessmentSection></testPart></assessmentTest>`
const stems = (reading: Awaited<ReturnType<typeof readBank>>) =>
  summaries(reading).map(({ stem }) => stem.split('\n')[0])

// A sound picture, from the sample package.
const picture = async () => {
  const sample = readFileSync(new URL('../samples/qti.3.package.zip', import.meta.url))
  const { pictures } = await readBank(sample, 'x')
  return pictures[0]?.bytes ?? new Uint8Array()
}

describe('the manifest', () => {
  it('gives the order where no test does, and a test with its sections where there is one', async () => {
    const parts = { 'imsmanifest.xml': listing('b.xml', 'a.xml'), 'a.xml': question('a'), 'b.xml': question('b') }
    expect(stems(await readZip(parts))).toEqual(['b', 'a'])
    const tested = await readZip({ ...parts, 'tests/t.xml': test('../a.xml', '../b.xml') })
    expect(stems(tested)).toEqual(['a', 'b'])
    expect(tested.drafts.map(({ at, draft }) => [at, draft.examPoint])).toEqual([
      ['a.xml', 'Hand tools'],
      ['b.xml', 'Hand tools'],
    ])
  })

  it('may be missing or broken: every question file is read, with a warning', async () => {
    for (const parts of [{}, { 'imsmanifest.xml': '<manifest><resources>' }]) {
      const { drafts, warnings } = await readZip({ ...parts, 'q10.xml': question('ten'), 'q9.xml': question('nine') })
      expect(drafts.map(({ at }) => at)).toEqual(['q9.xml', 'q10.xml'])
      expect(warnings).toMatchObject([{ code: 'package.manifest' }])
    }
  })

  it('that names another path warns; one that names a file which is not there rejects it', async () => {
    const moved = await readZip({ 'imsmanifest.xml': listing('x/a.xml'), 'a.xml': question('a') })
    expect([moved.drafts.length, rejections(moved)]).toEqual([1, []])
    expect(moved.warnings).toMatchObject([{ at: 'x/a.xml', code: 'package.part-missing' }])
    const gone = await readZip({ 'imsmanifest.xml': listing('a.xml', 'b.xml'), 'a.xml': question('a') })
    expect([gone.drafts.length, rejections(gone)]).toEqual([1, ['b.xml package.part-missing']])
  })

  it('may stand in a folder of the archive, beside the shadows of a Mac', async () => {
    const reading = await readZip({
      'exam/imsmanifest.xml': listing('items/a.xml'),
      'exam/items/a.xml': question('a'),
      '__MACOSX/exam/items/._a.xml': '<assessmentItem>',
    })
    expect([stems(reading), rejections(reading)]).toEqual([['a'], []])
  })
})

describe('the parts of a package', () => {
  it('are rejected one by one where they are broken', async () => {
    const reading = await readZip({
      'imsmanifest.xml': listing('a.xml', 'b.xml'),
      'a.xml': question('a').slice(0, 400),
      'b.xml': question('b'),
    })
    expect([stems(reading), rejections(reading)]).toEqual([['b'], ['a.xml file.damaged']])
  })

  it('are read where only a test is broken, with a warning', async () => {
    const reading = await readZip({ 't.xml': test('a.xml').slice(0, 60), 'a.xml': question('a') })
    expect([stems(reading), rejections(reading)]).toEqual([['a'], []])
    expect(reading.warnings.map(({ at, code }) => [at, code])).toContainEqual(['t.xml', 'file.damaged'])
  })

  it('show their pictures, wherever the item stands', async () => {
    const bytes = await picture()
    const shows = (src: string) => question('see', `<p><img src="${src}" alt="lathe"/></p>`)
    const reading = await readZip({
      'i/a.xml': shows('../media/p%20q.png'),
      'i/b.xml': shows('old/p q.png'),
      'media/p q.png': bytes,
      'x/old/p q.png': bytes,
    })
    expect([rejections(reading), reading.pictures.length]).toEqual([[], 1])
    expect(summaries(reading)[0]?.stem).toBe('see\n[image: lathe]\nWhich tool?')
  })

  it('name the picture that is missing or no picture', async () => {
    const shows = (src: string) => question(src, `<p><img src="${src}" alt=""/></p>`)
    const parts = {
      'a.xml': shows('p.png'),
      'b.xml': shows('../../p.png'),
      'c.xml': shows('http://example.org/p.png'),
      'd.xml': shows('d.xml'),
    }
    expect(rejections(await readZip(parts))).toEqual([
      'a.xml picture.missing',
      'b.xml picture.missing',
      'c.xml picture.missing',
      'd.xml picture.unreadable',
    ])
  })

  it('share a case', async () => {
    const refers = (name: string) =>
      question(name).replace(
        '<outcomeDeclaration',
        '<assessmentStimulusRef identifier="c" href="case.xml"/><outcomeDeclaration',
      )
    const parts = { 'a.xml': refers('a'), 'b.xml': refers('b'), 'c.xml': question('c') }
    const reading = await readZip({
      ...parts,
      'case.xml': '<assessmentStimulus><stimulusBody><p>A lathe stops.</p></stimulusBody></assessmentStimulus>',
    })
    expect(reading.drafts.map(({ draft }) => [draft.group, draft.material.length])).toEqual([
      ['case 1', 1],
      ['case 1', 1],
      [null, 0],
    ])
    expect(rejections(await readZip(parts))).toEqual(['a.xml package.part-missing', 'b.xml package.part-missing'])
  })
})

describe('refused as a whole', () => {
  const a = { 'a.xml': question('a') }
  it.each<[string, Parts, string]>([
    ['a path that leads outside', { ...a, '../a.xml': 'x' }, 'file.hostile'],
    ['a manifest that points outside', { ...a, 'imsmanifest.xml': listing('../../etc/a.xml') }, 'file.hostile'],
    [
      'a document type in an item',
      { 'a.xml': `<!DOCTYPE assessmentItem [<!ENTITY x "y">]>${question('a').replace(/<\?.*?\?>/, '')}` },
      'file.hostile',
    ],
    ['nesting beyond reason', { 'a.xml': question('<b>'.repeat(100) + '</b>'.repeat(100)) }, 'file.hostile'],
    [
      'a test without its questions',
      { 'imsmanifest.xml': manifest({ 't.xml': 'imsqti_test_xmlv2p2' }), 't.xml': test('a.xml') },
      'format.qti-test',
    ],
    [
      'an archive of something else',
      { 'imsmanifest.xml': manifest({ 'a.html': 'webcontent' }), 'a.html': '<p>x</p>', 'x.xml': '<quiz/>' },
      'format.zip',
    ],
    ['several banks in one archive', { 'a.csv': '题干,答案', 'b.json': '[]' }, 'format.zip'],
  ])('%s', async (_, parts, code) => {
    expect(await refusal(parts)).toBe(`BankFileError ${code}`)
  })
})
