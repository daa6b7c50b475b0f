import { cleanText } from '../../text/marks.ts'
import { isWrongAnswers, optionColumn, type Role, roleOf } from '../roles.ts'

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

/** Names of the field that says of an option whether it is right. */
export const rightness = /^(?:is_?)?(?:right|correct|answer|true)(?:_?(?:option|answer))?$/i

const vague = /^(title|content|text|category)$/i

/** Names without the short word that a program puts before all of them: tmTitle, tmAnswer; q_title, q_answer. */
const withoutPrefix = (names: readonly string[]): ((name: string) => string) => {
  const prefixOf = (name: string) => /^([a-z]{1,12})(?=[A-Z])|^([A-Za-z]{1,12})_/.exec(name)?.[0]
  const counts = new Map<string, number>()
  for (const name of names) {
    const prefix = prefixOf(name)
    if (prefix !== undefined) counts.set(prefix, (counts.get(prefix) ?? 0) + 1)
  }
  return (name) => {
    const prefix = prefixOf(name) ?? ''
    return roleOf(name) === 'other' && (counts.get(prefix) ?? 0) >= 2 ? name.slice(prefix.length) : name
  }
}

/** A list that can hold nothing but options, whatever its name: records that say of each whether it is right. */
const isList = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.length > 1 &&
  value.every((item) => isRecord(item) && Object.keys(item).some((name) => rightness.test(name)))

/** Values of a record by what their names mean; the plainest name of a role wins over a vaguer one. */
export const fieldsByRole = (record: Fields) => {
  const roles: Partial<Record<Role, unknown>> = {}
  const columns: string[] = []
  const names = Object.keys(record).sort((a, b) => Number(vague.test(a.trim())) - Number(vague.test(b.trim())))
  const bare = withoutPrefix(names)
  // Beside b, a is an option.
  const lettered = names.some((name) => name.trim().toLowerCase() === 'b')
  for (const name of names) {
    const value = record[name]
    const key = name.trim().toLowerCase()
    const brief = key in short && !(key === 'a' && lettered) ? short[key] : undefined
    const place = brief === undefined ? optionColumn(name) : undefined
    if (place !== undefined && !Array.isArray(value) && !isRecord(value)) columns[place] = fieldText(value)
    else if (!isWrongAnswers(key)) roles[brief ?? roleOf(bare(name))] ??= value
  }
  const [list, second] = roles.options === undefined ? names.filter((name) => isList(record[name])) : []
  if (list !== undefined && second === undefined && columns.length === 0) roles.options = record[list]
  return { roles, columns: Array.from(columns, (text) => text ?? '') }
}
