import type { Input } from '@lianbing/contract/client'

export type BulkChange = Input<'PUT /api/bulk-acts/:bulkId'>['body']['change']
/** What a dialog can change; the fields of its form are named by it. */
export type What =
  | 'level'
  | 'difficulty'
  | 'examPoint'
  | 'source'
  | 'sourceDetail'
  | 'licence'
  | 'standard'
  | 'validity'
  | 'bank'
  | 'retire'
  | 'restore'

/** What a new version is needed for. */
export const isOfContent = (what: What): boolean => !['examPoint', 'bank', 'retire', 'restore'].includes(what)

/** The change as the form says it; undefined while something is missing. An empty field removes what stood there. */
export const changeOf = (what: What, first: string, second: string): BulkChange | undefined => {
  const text = (value: string) => (value.trim() === '' ? null : value.trim())
  const number = (value: string) => (value === '' ? null : Number(value))
  switch (what) {
    case 'level':
      return { fields: { level: number(first) } }
    case 'difficulty':
      return { fields: { difficulty: number(first) } }
    case 'source':
      return { fields: { source: text(first) } }
    case 'sourceDetail':
      return { fields: { sourceDetail: text(first) } }
    case 'licence':
      return { fields: { licence: text(first) } }
    case 'standard':
      return { fields: { standard: text(first), edition: text(second) } }
    case 'validity':
      return first !== '' && second !== '' && first > second
        ? undefined
        : { fields: { validFrom: text(first), validUntil: text(second) } }
    case 'examPoint':
      return first === '' ? undefined : { examPointId: first === 'none' ? null : first }
    case 'bank':
      return first === '' ? undefined : { bankId: first }
    case 'retire':
      return first.trim() === '' ? undefined : { state: 'retired', reason: first.trim() }
    case 'restore':
      return { state: 'published', reason: first.trim() }
  }
}
