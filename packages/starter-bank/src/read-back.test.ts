import { readBank } from '@lianbing/bank-formats'
import { contentText } from '@lianbing/contract'
import { expect, test } from 'vitest'
import { type StarterQuestion, starterBanks } from './starter-banks.ts'

const placesOf = ({ answer }: StarterQuestion) =>
  typeof answer === 'boolean' ? answer : [answer].flat().map((letter) => letter.charCodeAt(0) - 65)

test.each(starterBanks)(
  '$fileName is read whole, with its keys, pins and references',
  async ({ fileName, bank, json }) => {
    const reading = await readBank(new TextEncoder().encode(json), fileName)
    expect(reading.format).toBe('json')
    expect(reading.rejected).toEqual([])
    expect(reading.warnings).toEqual([])
    expect(reading.drafts).toHaveLength(40)
    expect(reading.package).toMatchObject({
      language: bank.language,
      trade: bank.trade,
      licence: bank.licence,
      source: bank.source,
    })

    for (const [index, { draft }] of reading.drafts.entries()) {
      const question = bank.questions[index]
      if (!question) throw new Error(`More drafts than questions in ${fileName}`)
      expect(draft).toMatchObject({
        type: question.type,
        language: bank.language,
        level: question.level,
        difficulty: question.difficulty,
        examPoint: question.examPoint,
        source: bank.source,
        standard: question.standard ?? null,
      })
      const ids = draft.options.map((option) => option.id)
      const { key } = draft
      if (key.type === 'true-false') expect(key.truth).toBe(placesOf(question))
      else if (key.type === 'single-choice') expect([ids.indexOf(key.choice)]).toEqual(placesOf(question))
      else if (key.type === 'multiple-choice')
        expect(key.choices.map((id) => ids.indexOf(id)).sort()).toEqual(placesOf(question))
      else throw new Error(`Unexpected type ${key.type}`)
      const pins = (question.options ?? []).map((option) => typeof option !== 'string' && option.pinned)
      expect(question.type === 'true-false' ? [] : draft.options.map((option) => option.pinned)).toEqual(pins)
      expect(contentText(draft.stem)).toBe(question.stem)
      const written = contentText(draft.explanation, (id) => `{{${String.fromCharCode(65 + ids.indexOf(id))}}}`)
      expect(written).toBe(question.explanation)
      expect(JSON.stringify(draft.explanation)).not.toContain('{{')
    }
  },
)
