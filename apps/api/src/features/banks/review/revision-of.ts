import { createHash } from 'node:crypto'

/** The same for equal values, whatever order their fields come in: Postgres keeps none. */
const canonical = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(canonical)
  if (typeof value !== 'object' || value === null) return value
  const fields = Object.entries(value).filter(([, part]) => part !== undefined)
  return Object.fromEntries(fields.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, part]) => [name, canonical(part)]))
}

/** Names a text by what it says: who sends an older one has not seen the newest. */
export const revisionOf = (text: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(canonical(text)))
    .digest('hex')
    .slice(0, 32)
