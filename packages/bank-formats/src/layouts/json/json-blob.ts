import { letterAt, type RawOption } from '../../text/option-letters.ts'
import { truthOf } from '../../text/words.ts'

/** A whole question in one text, as programs that read pictures write it. */
export interface Blob {
  type: string
  stem: string
  options: RawOption[]
  /** As it stands behind 正确答案; empty where nothing does. */
  answer: string
}

/** "31/473 单选题": where the picture was taken from. */
const header = /^\s{0,20}[\d/]{0,9}\s{0,4}[(（【[]?([单多]选题|[单多]项选择题|判断题|填空题|简答题)[)）】\]]?\s*\n/
const key =
  /(?:正确|参考|标准)?答案\s{0,4}[:：]?\s{0,4}([A-Ha-hＡ-Ｈ](?:[\s,，、]{0,3}[A-Ha-hＡ-Ｈ]){0,7}|正确|错误|对|错|√|×)?\s{0,20}$|\n\s{0,20}(?:correct )?answer\s{0,4}[:：]\s{0,4}([A-H]{1,8})\s{0,20}$/i
/** Where a letter stands apart, or behind the end of a sentence, before its option. */
const inner = /(?<=[\s。：:？?）)])(?=[A-HＡ-Ｈ][\s.．、:：)）]{0,3}[\u4E00-\u9FFF《“0-9]|[A-H][.)、]\s{0,3}\S)/
const lettered = /^[(（]?([A-HＡ-Ｈ])(?:[\s.．、:：)）]{1,4}|(?![A-Za-z0-9]))(?=\S)/
const alone = /^[(（]?[A-Ha-hＡ-Ｈ][.．、)）]?$/
/** A question that has ended; the next line can only be an option. */
const ended = /[：:？?）)。]$/

interface Piece {
  letter?: string
  text: string
}

const piecesOf = (text: string): Piece[] =>
  text
    .split('\n')
    .flatMap((line) => line.split(inner))
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '' && !alone.test(piece))
    .map((piece) => {
      const match = lettered.exec(piece)
      const letter = match?.[1]?.normalize('NFKC')
      return match && letter !== undefined ? { letter, text: piece.slice(match[0].length).trim() } : { text: piece }
    })

/** A letter at the edge of an option belongs to another one. */
const stray = /^[a-h]\s|\s[A-Ha-h]$/

/**
 * The pieces from A on, where every piece is an option: a letter may be lost only where its neighbours leave no other
 * place for its piece.
 */
const optionsFrom = (pieces: readonly Piece[], start: number): RawOption[] | undefined => {
  const options = pieces.slice(start)
  if (options.length < 2 || options.length > 8) return undefined
  if (options.some(({ letter }, place) => letter !== undefined && letter !== letterAt(place))) return undefined
  const last = options.findLastIndex(({ letter }) => letter !== undefined)
  const truths = options.map(({ text }) => truthOf(text))
  const pair = options.length === 2 && truths.includes(true) && truths.includes(false)
  // Two lines may hold three options whose letters were not read; right and wrong are always two.
  if (!pair && (options.length < 3 || last < options.length - 1)) return undefined
  if (options.some(({ text }) => stray.test(text))) return undefined
  return options.map(({ text }, place) => ({ letter: letterAt(place), text }))
}

/** The parts of a question that stands in one text; undefined where its options are not plain. */
export const blobOf = (text: string, given: string): Blob | undefined => {
  const type = header.exec(text)?.[1] ?? ''
  const body = type === '' ? text : text.replace(header, '')
  // Only the end can hold the key, and a long text is not searched for it.
  const tail = body.slice(-80)
  const found = key.exec(tail)
  const rest = found ? body.slice(0, body.length - tail.length + found.index) : body
  const answer = given.trim() || (found?.[1] ?? found?.[2] ?? '').trim()
  const pieces = piecesOf(rest)
  const first = pieces.findIndex(({ letter }) => letter !== undefined)
  const at = pieces[first]?.letter
  // Without its letter, A is the line before B, behind a question that has ended.
  const start = at === 'A' ? first : at === 'B' && ended.test(pieces[first - 2]?.text ?? '') ? first - 1 : -1
  if (start < 1) return undefined
  const options = optionsFrom(pieces, start)
  const stem = pieces
    .slice(0, start)
    .map((piece) => piece.text)
    .join('\n')
  return options && { type, stem, options, answer }
}
