import { setImmediate } from 'node:timers/promises'
import { BankFileError, type BankReading } from '@lianbing/bank-formats'
import { questionDraft } from '@lianbing/contract'

/** Postgres holds neither U+0000 nor half of a surrogate pair; in JSON both stand as escapes. */
const unstorable = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f][0-9a-f]{2})/

/** Why a draft cannot be kept; undefined where it can. */
const faultOf = (draft: unknown): string | undefined => {
  const parsed = questionDraft.safeParse(draft)
  const [issue] = parsed.success ? [] : parsed.error.issues
  if (issue !== undefined) return `${issue.path.join('.')}: ${issue.message}`
  return unstorable.test(JSON.stringify(draft)) ? 'a character that is none' : undefined
}

/** What a problem quotes may be cut in the middle of a character, or be broken in the file. */
const storable = <T>(value: T): T =>
  JSON.parse(
    JSON.stringify(value, (_, part: unknown) =>
      typeof part === 'string' ? Buffer.from(part).toString().replaceAll('\0', '') : part,
    ),
  ) as T

/** So many drafts are checked in about 10 ms; then others have their turn. */
const turn = 250

/** Drafts that the contract or the database could not hold become rejections: what comes from a file is not trusted. */
export const fitDrafts = async (reading: BankReading): Promise<BankReading> => {
  const drafts: BankReading['drafts'] = []
  const rejected = [...reading.rejected]
  for (const [index, placed] of reading.drafts.entries()) {
    const detail = faultOf(placed.draft)
    if (detail === undefined) drafts.push(placed)
    else {
      const { code, params, message } = new BankFileError('question.shape', { detail })
      rejected.push({ at: placed.at, code, params, message })
    }
    if (index % turn === turn - 1) await setImmediate()
  }
  return { ...reading, drafts, rejected: storable(rejected), warnings: storable(reading.warnings) }
}
