import type { Place } from '../../bank-reading.ts'
import type { TagRole } from './tag-names.ts'

/** What a piece of a line is, by its own marks. */
export type Token = { at: Place; text: string } & (
  | { kind: 'blank' | 'rule' | 'number' | 'text' }
  /** Names the type of the question that it begins; `text` is what stands behind it. */
  | { kind: 'header'; type: string; number?: number }
  /** Names the type of all questions below. */
  | { kind: 'section'; type: string }
  | { kind: 'chapter' }
  /** `marked`: brackets or other signs set its name apart. */
  | { kind: 'field'; role: Exclude<TagRole, 'option'>; name: string; marked: boolean }
  /** `box`: whether its box or circle is filled; `shape`: round, or another. */
  | { kind: 'option'; letter?: string; box?: boolean; shape?: string }
)

/** Meanings of a file's own tags ("[T]", "[Q]"), by their names in capitals. */
export type OwnTags = ReadonlyMap<string, Exclude<TagRole, 'option'> | 'option'>
