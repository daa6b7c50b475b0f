import { describe, expect, it } from 'vitest'
import { readBank } from '../src/index.ts'
import { answer, choice, interop, is, item, list, material, only, read, when } from './qti-files.ts'
import { bytesOf, zipOf } from './samples.ts'

const tools = { f: 'File', s: 'Saw' }
const sound = item(answer(['f']), choice(tools))
const declaring = (type: string) => sound.replace('?>', `?><!DOCTYPE assessmentItem ${type}>`)
const utf16 = (text: string) =>
  new Uint8Array([0xff, 0xfe, ...Buffer.from(text.replace('encoding="UTF-8"', 'encoding="UTF-16"'), 'utf16le')])
const many = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => make(index)).join('')

const outcome = async (bytes: Uint8Array) => {
  const error: unknown = await readBank(bytes, 'x').catch((fault: unknown) => fault)
  return error instanceof Error && 'code' in error ? `${error.name} ${error.code}` : error
}

const bomb = '[<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]'
const files: [string, Uint8Array, string][] = [
  ['entities that grow', bytesOf(declaring(bomb)), 'file.hostile'],
  ['entities that grow, in UTF-16', utf16(declaring(bomb)), 'file.hostile'],
  ['a document type in UTF-7', bytesOf(sound.replace('UTF-8', 'UTF-7')), 'file.hostile'],
  ['a document type in EBCDIC', bytesOf(sound.replace('UTF-8', 'IBM037')), 'file.hostile'],
  ['a file of the server', bytesOf(declaring('[<!ENTITY x SYSTEM "file:///etc/passwd">]')), 'file.hostile'],
  ['a document type elsewhere', bytesOf(declaring('SYSTEM "http://127.0.0.1:1/x.dtd"')), 'file.hostile'],
  [
    'entities of its own in QTI 1.2',
    bytesOf('<!DOCTYPE questestinterop [<!ENTITY a "b">]><questestinterop/>'),
    'file.hostile',
  ],
  ['an entity that nothing declares', bytesOf(sound.replace('File', '&file;')), 'file.damaged'],
  ['deep nesting', bytesOf(sound.replace('File', `${'<b>'.repeat(500)}x${'</b>'.repeat(500)}`)), 'file.hostile'],
  [
    'deep nesting in escaped HTML',
    bytesOf(interop(material('&lt;b&gt;'.repeat(2_000), 'text/html') + list('r', tools), when(is('r', 'f'), 1))),
    'file.hostile',
  ],
  [
    'attributes without end',
    bytesOf(sound.replace('<prompt', `<prompt ${many(1_000, (index) => `a${index}="" `)}`)),
    'file.hostile',
  ],
  ['a part cut off', bytesOf(sound.slice(0, -20)), 'file.damaged'],
  ['nothing but a root', bytesOf('<questestinterop/>'), 'bank.no-questions'],
]

describe('hostile QTI', () => {
  it.each(files)('%s is refused', async (_, bytes, code) => {
    expect(await outcome(bytes)).toBe(`BankFileError ${code}`)
  })

  it.each(files)('%s is refused in a package as well, or is one rejection', async (_, bytes, code) => {
    const found = await outcome(zipOf([{ name: 'a.xml', data: bytes }]))
    if (code === 'file.damaged') expect(found).toMatchObject({ drafts: [], rejected: [{ at: 'a.xml', code }] })
    else expect(found).toBe(`BankFileError ${code}`)
  })

  it('in UTF-16 is read where it is sound', async () => {
    expect(await readBank(utf16(sound), 'x')).toMatchObject({ drafts: [{ at: '#1' }], rejected: [] })
  })

  it.each<[string, string]>([
    [
      'choices',
      item(answer(['f']), choice(Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`c${index}`, 'x'])))),
    ],
    [
      'gaps',
      item(
        answer(['f']),
        many(5_000, () => '<textEntryInteraction responseIdentifier="RESPONSE"/>'),
      ),
    ],
    [
      'answers',
      item(
        answer(
          [],
          'string',
          'single',
          `<mapping>${many(5_000, (index) => `<mapEntry mapKey="k${index}" mappedValue="1"/>`)}</mapping>`,
        ),
        '<textEntryInteraction responseIdentifier="RESPONSE"/>',
      ),
    ],
    [
      'conditions',
      interop(
        `${material('x')}<response_str ident="r"><render_fib/></response_str>`,
        many(5_000, (index) => when(is('r', `k${index}`), 1)),
      ),
    ],
    ['text', item(answer(['f']), `<p>${'x '.repeat(200_000)}</p>${choice(tools)}`)],
    ['paragraphs', item(answer(['f']), many(5_000, () => '<p>x</p>') + choice(tools))],
  ])('with %s beyond all need is rejected', async (_, text) => {
    expect(await only(text)).toHaveProperty('code')
  })

  it('that refers to itself ends', async () => {
    const section =
      '<assessmentSection><assessmentSectionRef href="s.xml"/><assessmentItemRef href="a.xml"/></assessmentSection>'
    const test = '<assessmentTest><testPart><assessmentSectionRef href="s.xml"/></testPart></assessmentTest>'
    const parts = { 't.xml': test, 's.xml': section, 'a.xml': sound }
    const reading = await readBank(zipOf(Object.entries(parts).map(([name, data]) => ({ name, data }))), 'x')
    expect(reading.drafts.map(({ at }) => at)).toEqual(['a.xml'])
  })

  it('has no markup of its own left', async () => {
    const payloads =
      '<script>alert(1)</script><a href="javascript:alert(2)">link</a><p onclick="alert(3)">text</p><style>p{}</style>'
    const { drafts } = await read(item(answer(['f']), payloads + choice(tools)))
    const texts = JSON.stringify(drafts[0]?.draft.stem)
    expect(texts).toContain('link')
    expect(texts).not.toMatch(/alert|javascript|onclick|style/)
  })
})
