import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { BankFileError, type BankReading } from '@lianbing/bank-formats'
import { questionDraft } from '@lianbing/contract'

/** Postgres holds neither U+0000 nor half of a surrogate pair; in JSON both stand as escapes. */
const unstorable = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f][0-9a-f]{2})/

/** Why a draft cannot be kept; undefined where it can. */
const faultOf = (draft: unknown, pictures: ReadonlySet<string>): string | undefined => {
  const parsed = questionDraft.safeParse(draft)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return `${issue?.path.join('.')}: ${issue?.message}`
  }
  // Checked, and so with its fields in the order of the contract.
  const json = JSON.stringify(parsed.data)
  if (unstorable.test(json)) return 'a character that is none'
  const shown = [...json.matchAll(/"type":"image","hash":"([0-9a-f]{64})"/g)]
  return shown.every((match) => pictures.has(match[1] ?? '')) ? undefined : 'a picture that is not there'
}

/** The same of all that a package tells of a question. */
const faultOfPlaced = ({ draft, identity }: BankReading['drafts'][number], pictures: ReadonlySet<string>) => {
  if (identity !== undefined && unstorable.test(JSON.stringify(identity))) return 'a character that is none'
  for (const one of [draft, ...(identity?.earlier ?? []).map((old) => old.draft)]) {
    const fault = faultOf(one, pictures)
    if (fault !== undefined) return fault
  }
  return undefined
}

/** What a problem quotes may be cut in the middle of a character, or be broken in the file. */
const storable = <T>(value: T): T =>
  JSON.parse(
    JSON.stringify(value, (_, part: unknown) =>
      typeof part === 'string' ? Buffer.from(part).toString().replaceAll('\0', '') : part,
    ),
  ) as T

const types: readonly string[] = ['image/png', 'image/jpeg', 'image/webp']

/** Those that are what they say: the process that read a hostile file may have become hostile itself. */
const soundPictures = async (pictures: BankReading['pictures']) => {
  const sound: BankReading['pictures'] = []
  for (const picture of pictures) {
    const { hash, type, bytes } = picture
    if (types.includes(type) && createHash('sha256').update(bytes).digest('hex') === hash) sound.push(picture)
    await setImmediate()
  }
  return sound
}

/** So many drafts are checked in about 10 ms; then others have their turn. */
const turn = 250

/** Drafts that the contract or the database could not hold become rejections: what comes from a file is not trusted. */
export const fitDrafts = async (reading: BankReading): Promise<BankReading> => {
  const drafts: BankReading['drafts'] = []
  const rejected = [...reading.rejected]
  const pictures = await soundPictures(reading.pictures)
  const hashes = new Set(pictures.map(({ hash }) => hash))
  for (const [index, placed] of reading.drafts.entries()) {
    const detail = faultOfPlaced(placed, hashes)
    if (detail === undefined) drafts.push({ ...placed, sourceText: storable(placed.sourceText) })
    else {
      const { code, params, message } = new BankFileError('question.shape', { detail })
      rejected.push({ at: placed.at, code, params, message, sourceText: placed.sourceText, order: placed.order })
    }
    if (index % turn === turn - 1) await setImmediate()
  }
  return { ...reading, drafts, pictures, rejected: storable(rejected), warnings: storable(reading.warnings) }
}
