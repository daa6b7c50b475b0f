import { plain } from '../../text/comparable.ts'

/** The number that a line begins with. */
export interface LineNumber {
  number: number
  /** How it is written; a paper numbers its questions in one way, and lists inside them in another. */
  style: string
  /** Where the line's own text begins. */
  end: number
  /** It may be part of the text: "10.5 kV …", "2 号机组 …". */
  doubtful: boolean
  /** What stood in a bracket before the number, where the answer is to be written. */
  before?: string
}

const digits = '([0-9０-９]{1,5})'
const shapes: [style: string, pattern: RegExp, doubtful?: boolean][] = [
  ['ordinal', new RegExp(`^第\\s*${digits}\\s*题\\s*[.．、:：]?`)],
  ['square', new RegExp(`^[【[［〔]\\s*${digits}\\s*[】\\]］〕]\\s*[.．、:：]?`)],
  ['round', new RegExp(`^[（(]\\s*${digits}\\s*[)）]\\s*[.．、:：]?`)],
  ['close', new RegExp(`^${digits}\\s*[)）]\\s*[.．、]?`)],
  ['dot', new RegExp(`^${digits}\\s*[.．、:：,，。](?![0-9０-９])`)],
  ['dot', new RegExp(`^${digits}\\s*、(?=[0-9０-９])`)],
  ['dot', new RegExp(`^${digits}\\s*[.．:：](?=[0-9０-９])`), true],
  ['word', new RegExp(`^(?:Q|题目?|试题|Question|No\\.?)\\s*${digits}\\s*(?:[.．、:：)）]|(?=\\s))`, 'i')],
  ['tab', new RegExp(`^${digits}\\t`)],
  ['alone', new RegExp(`^${digits}\\s*$`), true],
  ['blank', new RegExp(`^${digits}(?:\\s+(?=\\S)|(?=[\\u4E00-\\u9FFF《“]))`), true],
]

const bracketFirst = new RegExp(
  `^[（(【[]\\s*([A-Ha-hＡ-Ｈ√×✓✗✔✘对错TF\\s、,，]{0,20})[)）】\\]]\\s*${digits}\\s*[.．、:：)）](?![0-9０-９])`,
)
/** The number at the beginning of a line; undefined where there is none. Looks at its first characters only. */
export const numberOf = (line: string): LineNumber | undefined => {
  const indent = line.length - line.trimStart().length
  const start = line.slice(indent, indent + 60).replace(/^(?:[*★☆●▲]{1,3}\s*|#{1,4}\s+)/, '')
  const skipped = line.slice(indent, indent + 60).length - start.length + indent
  if (!/^[（(【[［〔第0-9０-９QqTtNn题试√×]/.test(start)) return undefined
  const first = bracketFirst.exec(start)
  if (first)
    return {
      number: Number(plain(first[2] ?? '')),
      style: 'bracket-first',
      end: skipped + first[0].length,
      doubtful: false,
      before: first[1] ?? '',
    }
  for (const [style, pattern, doubtful = false] of shapes) {
    const match = pattern.exec(start)
    if (match)
      return {
        number: Number(plain(match[1] ?? '')),
        style,
        end: Math.min(skipped + match[0].length, line.length),
        doubtful,
      }
  }
  return undefined
}
