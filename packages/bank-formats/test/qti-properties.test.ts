import { readFileSync } from 'node:fs'
import { contentText, questionDraft } from '@lianbing/contract'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BankFileError, readBank } from '../src/index.ts'
import { answer, choice, interop, is, item, list, material, read, when } from './qti-files.ts'
import { zipOf } from './samples.ts'

const sample = (name: string) => readFileSync(new URL(`../samples/${name}`, import.meta.url))

/** Whatever comes in: drafts that the model can hold and rejections with a place, or a refusal in words. */
const holds = async (bytes: Uint8Array) => {
  try {
    const reading = await readBank(bytes, 'x')
    for (const { draft } of reading.drafts) expect(questionDraft.safeParse(draft).error).toBeUndefined()
    for (const { at, message } of reading.rejected) expect(at === '' || message === '').toBe(false)
    return reading.drafts.length + reading.rejected.length
  } catch (error) {
    if (!(error instanceof BankFileError)) throw error
    expect(error.message).not.toBe('')
    return undefined
  }
}

/** Cuts and insertions, among them the words that the format is made of. */
const changes = (length: number) =>
  fc.array(
    fc.record({
      at: fc.nat({ max: length }),
      cut: fc.nat({ max: 40 }),
      text: fc.oneof(
        fc.string({ maxLength: 6 }),
        fc.constantFrom(
          '<',
          '/>',
          '&',
          '"',
          ' identifier="x"',
          '<value>',
          '</value>',
          '<p>',
          '<gap identifier="g1"/>',
          '<other/>',
          '<textEntryInteraction responseIdentifier="RESPONSE"/>',
          'cardinality="ordered"',
          ' index="0"',
          '1e400',
          '-1',
          '[[[',
        ),
      ),
    }),
    { minLength: 1, maxLength: 4 },
  )

const changed = (text: string, list: { at: number; cut: number; text: string }[]) =>
  list.reduce((whole, { at, cut, text: more }) => whole.slice(0, at) + more + whole.slice(at + cut), text)

describe('QTI that was tampered with', () => {
  it.each(['qti.1.xml', 'qti.2.xml', 'qti.3.xml'])('%s is read or refused, never more', async (name) => {
    const text = sample(name).toString()
    await fc.assert(
      fc.asyncProperty(changes(text.length), async (list) => {
        await holds(Buffer.from(changed(text, list)))
      }),
      { numRuns: 100 },
    )
  })

  it('loses no item of a package that is broken inside', async () => {
    const sound = item(answer(['f']), choice({ f: 'File', s: 'Saw' }))
    await fc.assert(
      fc.asyncProperty(changes(sound.length), async (list) => {
        const broken = changed(sound, list)
        const count = await holds(
          zipOf([
            { name: 'a.xml', data: sound },
            { name: 'assessmentItem.xml', data: broken },
          ]),
        )
        // What no longer starts as an item may be another file.
        const start = sound.slice(0, sound.indexOf('Item ') + 5)
        if (count !== undefined && broken.startsWith(start)) expect(count).toBe(2)
      }),
      { numRuns: 100 },
    )
  })
})

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const text = fc
  .string({ unit: fc.constantFrom(...'abcxyz 123车床刀电焊<>&.,'), minLength: 1, maxLength: 12 })
  .map((words) => words.trim())
  .filter((words) => words !== '')
const asked = fc
  .uniqueArray(text, { minLength: 2, maxLength: 8, selector: (words) => words.replace(/\s+/g, '') })
  .chain((texts) => fc.record({ texts: fc.constant(texts), right: fc.subarray([...texts.keys()], { minLength: 1 }) }))

type Asked = { texts: string[]; right: number[] }
const named = (texts: string[]) => Object.fromEntries(texts.map((words, place) => [`c${place}`, escaped(words)]))
const versions: Record<string, (asked: Asked) => string> = {
  '1.2': ({ texts, right }) =>
    interop(
      material('Which?') + list('r', named(texts), 'Multiple'),
      texts.map((_, place) => when(is('r', `c${place}`), right.includes(place) ? 1 : -1, 'Add')).join(''),
    ),
  '2.2': ({ texts, right }) =>
    item(
      answer(
        right.map((place) => `c${place}`),
        'identifier',
        'multiple',
      ),
      choice(named(texts), 'maxChoices="0"'),
    ),
  '3.0': (given) =>
    (versions['2.2']?.(given) ?? '')
      .replace(/(<\/?)(?!\?|p>)([a-zA-Z]+)/g, (_, slash: string, name: string) => `${slash}qti-${hyphened(name)}`)
      .replace(/ ([a-z]+[A-Z][a-zA-Z]*)="/g, (_, name: string) => ` ${hyphened(name)}="`),
}
const hyphened = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

describe('choices that were generated', () => {
  it.each(Object.keys(versions))('come back from QTI %s as they were', async (version) => {
    await fc.assert(
      fc.asyncProperty(asked, async (given) => {
        const { drafts, rejected } = await read(versions[version]?.(given) ?? '')
        expect(rejected).toEqual([])
        expect(drafts[0]?.draft.options.map(({ content }) => contentText(content))).toEqual(
          given.texts.map((words) => words.replace(/\s+/g, ' ')),
        )
        expect(drafts[0]?.draft.key).toEqual({
          type: 'multiple-choice',
          choices: given.right.map((place) => String.fromCharCode(65 + place)),
        })
      }),
      { numRuns: 100 },
    )
  })
})
