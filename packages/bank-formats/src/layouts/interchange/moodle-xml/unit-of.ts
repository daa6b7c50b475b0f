import { elements } from '../../../file/markup.ts'
import { bankProblem } from '../../../problems.ts'
import type { Outcome } from '../moodle/outcome.ts'
import type { XmlQuestion } from './xml-question.ts'

/** In Moodle: no units are shown or asked for. */
const noUnits = '3'

/**
 * The unit in which a number is given: the one by whose multiplier nothing changes. Several units among which a worker
 * had to choose cannot be held.
 */
export const unitOf = (question: XmlQuestion): Outcome<string | undefined> => {
  const text = (name: string) => question.textOf(question.child(name)).trim()
  const units = question
    .all('units')
    .flatMap((list) => elements(list, 'unit'))
    .map((unit) => ({
      name: question.textOf(elements(unit, 'unit_name')[0]).trim(),
      multiplier: Number(question.textOf(elements(unit, 'multiplier')[0])),
    }))
    .filter(({ name }) => name !== '')
  if (text('showunits') === noUnits || units.length === 0) return { value: undefined, notes: [] }
  const base = units.find(({ multiplier }) => multiplier === 1)
  const graded = !/^0?$/.test(text('unitgradingtype'))
  if (!base || base.name.length > 20 || (graded && units.length > 1))
    return { problem: bankProblem('key.several-ways', { answer: units.map(({ name }) => name).join(', ') }) }
  return { value: base.name, notes: [] }
}
