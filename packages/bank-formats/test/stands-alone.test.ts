import { expect, it } from 'vitest'
import { readBank } from '../src/index.ts'
import { bytesOf } from './samples.ts'

const picture = '<img src\\="https\\://example.org/a.png">'
const read = (stem: string) =>
  readBank(bytesOf(`::1::[html]${picture}${stem}{=Steel ~Copper}\n\n::2::Ok?{T}`), 'x.gift')

it('a picture on some web page is left out of a question that says everything, with a warning', async () => {
  const { drafts, warnings } = await read(
    'Which of these two materials is the harder one at room temperature, and is used for files?',
  )
  expect(drafts).toHaveLength(2)
  expect(warnings).toMatchObject([{ code: 'picture.left-out', params: { name: expect.stringContaining('a.png') } }])
})

it.each([
  'What is this?',
  'Which of these two materials is the tool that you see in the picture above made of, in most workshops?',
  '',
])('a question that may need it is rejected: %s', async (stem) => {
  const { drafts, rejected } = await read(stem)
  expect([drafts.length, rejected.map(({ code }) => code)]).toEqual([1, ['picture.elsewhere']])
})

it('words that only contain a word for a picture do not speak of one', async () => {
  const { drafts, rejected } = await read(
    'Which configuration of the photovoltaic plant suits a roof best? Look out for the error ortográfico as well.',
  )
  expect([drafts.length, rejected]).toEqual([2, []])
})
