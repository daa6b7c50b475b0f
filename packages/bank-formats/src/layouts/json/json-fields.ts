import { cleanText } from '../../text/marks.ts'
import { optionColumn, type Role, roleOf } from '../roles.ts'

export type Fields = Record<string, unknown>

export const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A text, number or boolean as text; empty for anything else. */
export const fieldText = (value: unknown): string => {
  if (typeof value === 'string') return cleanText(value)
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

/** Short names that mean something only inside a record that has a question by another name, or alone. */
const short: Record<string, Role> = { t: 'type', a: 'answer', q: 'stem', o: 'options', category: 'type' }

/** Answers that are wrong, beside one that is right: together they are the options. */
export const wrongAnswers = /^(?:incorrect|wrong|false)_?(?:answers?|options?|choices?)$|^distractors?$/i

const vague = /^(title|content|text|category)$/i

/** Values of a record by what their names mean; the plainest name of a role wins over a vaguer one. */
export const fieldsByRole = (record: Fields) => {
  const roles: Partial<Record<Role, unknown>> = {}
  const columns: string[] = []
  const names = Object.keys(record).sort((a, b) => Number(vague.test(a.trim())) - Number(vague.test(b.trim())))
  // Beside b, a is an option.
  const lettered = names.some((name) => name.trim().toLowerCase() === 'b')
  for (const name of names) {
    const value = record[name]
    const key = name.trim().toLowerCase()
    const brief = key in short && !(key === 'a' && lettered) ? short[key] : undefined
    const place = brief === undefined ? optionColumn(name) : undefined
    if (place !== undefined && !Array.isArray(value) && !isRecord(value)) columns[place] = fieldText(value)
    else if (!wrongAnswers.test(key)) roles[brief ?? roleOf(name)] ??= value
  }
  return { roles, columns: Array.from(columns, (text) => text ?? '') }
}
