import { cleanText } from '../../text/marks.ts'

/** What is not as it is documented; becomes a problem at the question's place. */
export class ShapeError extends Error {}

/** @throws ShapeError always. */
export const refuse = (detail: string): never => {
  throw new ShapeError(detail)
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The field as it was written, but for characters that cannot be shown. */
export const text = (value: unknown, name: string, limit: number): string =>
  typeof value === 'string' && value.trim() !== '' && value.length <= limit
    ? cleanText(value)
    : refuse(`${name} must be a text of 1 to ${limit} characters`)

export const textOrNull = (value: unknown, name: string, limit: number): string | null =>
  value === undefined || value === null ? null : text(value, name, limit).trim()

export const grade = (value: unknown, name: string): number | null => {
  if (value === undefined || value === null) return null
  return Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 5
    ? Number(value)
    : refuse(`${name} must be 1 to 5`)
}

/** A day as 2026-03-01. */
export const day = (value: unknown, name: string): string | null => {
  const given = textOrNull(value, name, 10)
  if (given === null) return null
  const date = /^\d{4}-\d\d-\d\d$/.test(given) ? new Date(`${given}T00:00:00Z`) : undefined
  const real = date && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(given)
  return real ? given : refuse(`${name} must be a day, written as 2026-03-01`)
}

/** A decimal number, as a text so that nothing is rounded on the way. */
export const decimal = (value: unknown, name: string): string =>
  typeof value === 'string' && /^[+-]?\d{1,20}(\.\d{1,18})?$/.test(value)
    ? value
    : refuse(`${name} must be a decimal number as a text`)

export const flag = (value: unknown, name: string): boolean =>
  value === undefined || typeof value === 'boolean' ? value === true : refuse(`${name} must be true or false`)

export const list = (value: unknown, name: string): unknown[] =>
  Array.isArray(value) && value.length > 0 ? value : refuse(`${name} must be a list that is not empty`)

/** Refuses fields that are not documented: a slip of the pen is a problem, not a guess. */
export const onlyKnown = (value: Record<string, unknown>, known: ReadonlySet<string>, of = ''): void => {
  for (const name of Object.keys(value)) if (!known.has(name)) refuse(`${of}the field “${name}” is not known`)
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** The id of a question or version, the same in every bank that has it. */
export const id = (value: unknown, name: string): string =>
  typeof value === 'string' && uuid.test(value) ? value : refuse(`${name} must be a UUID in small letters`)

/** A number of a version: 1, 2, 3 … */
export const ordinal = (value: unknown, name: string): number =>
  Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 1_000_000
    ? Number(value)
    : refuse(`${name} must be a whole number from 1`)
