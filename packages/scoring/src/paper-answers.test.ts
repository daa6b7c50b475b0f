import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type PaperAnswer, type PaperShape, paperAnswersLine, readPaperAnswers } from './paper-answers.ts'

const single: PaperShape = { type: 'single-choice', options: 4, blanks: 0, maximum: 1_000 }
const multiple: PaperShape = { type: 'multiple-choice', options: 5, blanks: 0, maximum: 1_000 }
const truth: PaperShape = { type: 'true-false', options: 0, blanks: 0, maximum: 1_000 }
const letters = (...places: number[]) => ({ letters: places })

test('answers are read however people write them', () => {
  const shapes = [single, single, single, multiple, truth, truth]
  const expected = { answers: [letters(0), null, letters(2), letters(0, 2), { truth: true }, { truth: false }] }
  for (const line of [
    'A-C AC √×',
    'a-c (A、C)对错',
    'Ａ－Ｃ，ＣＡ，T，F',
    '1-3：A-C 4：AC 5-6：√×',
    'A 空 C (ac) 正确 错误',
  ])
    expect(readPaperAnswers(line, shapes), line).toEqual(expected)
})

const written: PaperShape = { type: 'written', options: 0, blanks: 0, maximum: 1_000 }

test('points of written answers are typed along, or left to people', () => {
  const expected = { answers: [letters(0), { written: 850 }, { written: null }, { written: 0 }, letters(1)] }
  for (const line of ['A*8.5**0B', 'a 8.5分 * 0 b', 'A *8.50 * *0 B', 'A＊８．５ ＊ 0分 B'])
    expect(readPaperAnswers(line, [single, written, written, written, single]), line).toEqual(expected)
})

test('what does not fit is named with its number', () => {
  const fault = (line: string, ...shapes: PaperShape[]) => {
    const read = readPaperAnswers(line, shapes)
    return 'fault' in read ? [read.fault.code, read.fault.number] : read
  }
  expect(fault('AE', single, single)).toEqual(['answers.option', 2])
  expect(fault('A√', single, single)).toEqual(['answers.sign', 2])
  expect(fault('A', single, single)).toEqual(['answers.too_few', 2])
  expect(fault('ABA', single, single)).toEqual(['answers.too_many', 3])
  expect(fault('1:A 3:B', single, single)).toEqual(['answers.number', 2])
  expect(fault('A*10.5', single, written)).toEqual(['answers.points', 2])
  expect(fault('8.333', written)).toEqual(['answers.sign', 1])
  expect(fault('AG', multiple)).toEqual(['answers.option', 1])
  expect(fault('ABD', { type: 'ordering', options: 4, blanks: 0, maximum: 1_000 })).toEqual(['answers.option', 1])
})

const word = fc.stringMatching(/^[a-z电流正反]{1,6}$/)
const slot: fc.Arbitrary<[PaperShape, PaperAnswer]> = fc.oneof(
  fc.nat(3).map((place): [PaperShape, PaperAnswer] => [single, letters(place)]),
  fc
    .uniqueArray(fc.nat(4), { minLength: 1 })
    .map((places): [PaperShape, PaperAnswer] => [multiple, letters(...places.sort((a, b) => a - b))]),
  fc.boolean().map((yes): [PaperShape, PaperAnswer] => [truth, { truth: yes }]),
  fc
    .shuffledSubarray([0, 1, 2], { minLength: 3 })
    .map((order): [PaperShape, PaperAnswer] => [
      { type: 'ordering', options: 3, blanks: 0, maximum: 1_000 },
      letters(...order),
    ]),
  fc
    .array(fc.nat(2), { minLength: 3, maxLength: 3 })
    .map((places): [PaperShape, PaperAnswer] => [
      { type: 'matching', options: 3, blanks: 0, maximum: 1_000 },
      letters(...places),
    ]),
  fc.tuple(fc.integer(), fc.constantFrom('', 'A', 'mm')).map(([number, unit]): [PaperShape, PaperAnswer] => [
    { type: 'numeric', options: 0, blanks: 0, maximum: 1_000 },
    { number: String(number), ...(unit === '' ? {} : { unit }) },
  ]),
  fc
    .array(word, { minLength: 1, maxLength: 3 })
    .map((texts): [PaperShape, PaperAnswer] => [{ type: 'blanks', options: 0, blanks: 3, maximum: 1_000 }, { texts }]),
  fc
    .option(fc.nat(1_000))
    .map((written): [PaperShape, PaperAnswer] => [
      { type: 'written', options: 0, blanks: 0, maximum: 1_000 },
      { written },
    ]),
  fc.constantFrom(single, multiple, truth).map((shape): [PaperShape, PaperAnswer] => [shape, null]),
)

test('what is written down is read as it was', () => {
  fc.assert(
    fc.property(fc.array(slot, { maxLength: 30 }), (slots) => {
      const answers = slots.map(([, answer]) => answer)
      const shapes = slots.map(([shape]) => shape)
      expect(readPaperAnswers(paperAnswersLine(answers), shapes)).toEqual({ answers })
    }),
  )
})

test('no line makes it fail, and what is read fits the paper', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.array(slot, { maxLength: 10 }), (line, slots) => {
      const shapes = slots.map(([shape]) => shape)
      const read = readPaperAnswers(line, shapes)
      if ('answers' in read) expect(read.answers).toHaveLength(shapes.length)
    }),
  )
})
