import type { QuestionDraft } from '@lianbing/contract'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { readBank } from '../src/index.ts'
import { isVerdict } from '../src/layouts/interchange/qti/is-verdict.ts'
import { encodePicture } from '../src/pictures/encode-picture.ts'
import { writeBank } from '../src/writers/write-bank.ts'
import type { PictureToWrite, WrittenFormat } from '../src/writers/written.ts'
import { anyDraft } from './any-draft.ts'
import { grid } from './picture-samples.ts'
import { asked, looks } from './same-question.ts'

const pictures = new Map<string, PictureToWrite>()
beforeAll(async () => {
  const encoded = await encodePicture(await grid(40, 30).png().toBuffer())
  if ('picture' in encoded) pictures.set(encoded.picture.hash, encoded.picture)
})

const written = (drafts: readonly QuestionDraft[], format: WrittenFormat) =>
  writeBank({ name: '题库', language: 'zh-CN', questions: drafts.map((draft) => ({ draft })), pictures }, format)

const read = (bytes: Uint8Array) => readBank(bytes, 'bank', { language: 'zh-CN' })

/** Without what a format says that it cannot hold. */
const heldBy = (format: WrittenFormat, draft: QuestionDraft) => {
  const { key, ...whole } = asked(draft)
  const rest = { ...whole, ...(format === 'qti' && isVerdict(draft.explanation) ? { explanation: [] } : {}) }
  if (format === 'gift' && draft.key.type === 'written') return { ...rest, key: { rubric: '' } }
  if (draft.key.type === 'numeric' && format !== 'moodle-xml') {
    const { unit: _, ...number } = draft.key
    return { ...rest, key: number }
  }
  return { ...rest, key }
}

/** All of a question; how its text is cut into runs does not count. */
const bare = ({ group: _, ...draft }: QuestionDraft) => ({
  ...draft,
  material: looks(draft.material, false),
  stem: looks(draft.stem, false),
  options: draft.options.map((option) => ({ ...option, content: looks(option.content, false) })),
  targets: draft.targets.map((option) => ({ ...option, content: looks(option.content, false) })),
  explanation: looks(draft.explanation, false),
})

const runs = Number(process.env.LIANBING_TEST_RUNS ?? 1) * 40

describe('any questions', () => {
  it.each(['gift', 'moodle-xml', 'qti'] as const)(
    'written as %s are read as the same questions, within what it holds',
    async (format) => {
      const layout = format === 'qti' ? 'qti.3' : format
      await fc.assert(
        fc.asyncProperty(fc.array(anyDraft([...pictures.keys()]), { minLength: 1, maxLength: 5 }), async (drafts) => {
          const { bytes, notes, questions } = written(drafts, format)
          const left = new Set(
            notes.flatMap(({ code, questionIndex }) => (code.startsWith('question.') ? [questionIndex] : [])),
          )
          const held = drafts.filter((_, index) => !left.has(index))
          expect(questions).toBe(held.length)
          if (held.length === 0) return
          const reading = await read(bytes)
          expect(reading.rejected).toEqual([])
          expect(reading.layout).toBe(layout)
          expect(reading.drafts.map(({ draft }) => heldBy(format, draft))).toEqual(
            held.map((draft) => heldBy(format, draft)),
          )
          const lost = new Set(
            notes.filter(({ code }) => code === 'exam-point').map(({ questionIndex }) => questionIndex),
          )
          const points = drafts.map(({ examPoint }, index) =>
            lost.has(index) ? null : (examPoint?.replace(/\s+/g, ' ') ?? null),
          )
          expect(reading.drafts.map(({ draft }) => draft.examPoint)).toEqual(
            points.filter((_, index) => !left.has(index)),
          )
        }),
        { numRuns: runs },
      )
    },
  )

  it('written as a sheet are read as they look, with all that is known of them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyDraft([...pictures.keys()]), { minLength: 1, maxLength: 5 }), async (drafts) => {
        const { bytes, notes } = written(drafts, 'xlsx')
        const lost = new Set(notes.map(({ questionIndex }) => questionIndex))
        expect(notes.filter(({ code }) => !/^(?:table\.lines|question\.sign|look)$/.test(code))).toEqual([])
        const left = new Set(
          notes.flatMap(({ code, questionIndex }) => (code === 'question.sign' ? [questionIndex] : [])),
        )
        const reading = await readBank(bytes, 'bank.xlsx')
        expect(reading.rejected).toEqual([])
        expect(reading.layout).toBe('table.own')
        expect(reading.drafts).toHaveLength(drafts.length - left.size)
        const whole = (draft: QuestionDraft, index: number) => {
          const { blanks: _, ...rest } = bare(draft)
          return lost.has(index) ? { type: draft.type, level: draft.level } : rest
        }
        const kept = drafts.map((draft, index) => ({ draft, index })).filter(({ index }) => !left.has(index))
        expect(reading.drafts.map(({ draft }, place) => whole(draft, kept[place]?.index ?? 0))).toEqual(
          kept.map(({ draft, index }) => whole(draft, index)),
        )
      }),
      { numRuns: runs },
    )
  })

  it('written as our package are read as the very same questions', async () => {
    const group = fc.constantFrom(null, '案例1')
    const drafts = fc.array(
      fc.tuple(anyDraft([...pictures.keys()]), group).map(([draft, name]) => ({ ...draft, group: name })),
      { minLength: 1, maxLength: 5 },
    )
    await fc.assert(
      fc.asyncProperty(drafts, async (questions) => {
        const { bytes, notes } = written(questions, 'json')
        expect(notes).toEqual([])
        const reading = await read(bytes)
        expect(reading.rejected).toEqual([])
        expect(reading.drafts.map(({ draft }) => bare(draft))).toEqual(questions.map(bare))
      }),
      { numRuns: runs },
    )
  })
})
