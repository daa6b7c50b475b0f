import { plain } from '../text/comparable.ts'
import { truthOf } from '../text/words.ts'

const letters = /[（(]\s*([A-HＡ-Ｈ](?:[\s、,，]*[A-HＡ-Ｈ])*)\s*[)）]/g
const truth = /[（([【]\s*(√|×|✓|✗|✔|✘|对|错|正确|错误|[TFYNXx])\s*[)）\]】]\s*[。.]?\s*$/
const type =
  /^\s*[（([【]\s*((?:单|多|不定项|判断|填空|简答)(?:选|项选择)?题?)\s*[)）\]】]\s*|[（([【]\s*((?:单|多)(?:选|项选择)题?|判断题?|不定项选择题?)\s*[)）\]】]\s*[。.]?\s*$/

const emptied = (stem: string, match: RegExpMatchArray, index: number) =>
  `${stem.slice(0, index)}（　　）${stem.slice(index + match[0].trimEnd().length)}`

/** Brackets of the stem that hold nothing but letters, emptied; the key must not be shown with the question. */
export const takeLetters = (stem: string): { stem: string; letters: string } | undefined => {
  const found = [...stem.matchAll(letters)]
  const match = found[0]
  if (!match || found.length !== 1) return undefined
  return { stem: emptied(stem, match, match.index), letters: plain(match[1] ?? '').replace(/[^A-H]/g, '') }
}

/** Right or wrong in brackets at the end of a stem, emptied. */
export const takeTruth = (stem: string): { stem: string; truth: boolean } | undefined => {
  const match = truth.exec(stem)
  const value = match && truthOf(match[1] ?? '')
  return match && typeof value === 'boolean'
    ? { stem: emptied(stem, match, match.index).trim(), truth: value }
    : undefined
}

const verdict = /(?<=[.。!！?？])\s*(√|×|✓|✗|✔|✘|对|错|正确|错误|[TF]|True|False)\s*$/

/** A verdict behind the full stop of a statement, without brackets: for stems that are known to be judged. */
export const takeVerdict = (stem: string): { stem: string; truth: boolean } | undefined => {
  const match = verdict.exec(stem.slice(-40)) && verdict.exec(stem)
  const truth = match && truthOf(match[1] ?? '')
  return match && typeof truth === 'boolean' ? { stem: stem.slice(0, match.index), truth } : undefined
}

/** A type in brackets at the start or the end of a stem: "(多选)". */
export const takeType = (stem: string): { stem: string; type: string } => {
  const match = type.exec(stem)
  const name = match?.[1] ?? match?.[2]
  return match && name ? { stem: stem.replace(match[0], '').trim(), type: name } : { stem, type: '' }
}

const ticked = /^\s*[√✓✔]\s*(?=\S)|(?<=\S)\s*[(（[【]?\s*(?:√|✓|✔|正确答案)\s*[)）\]】]?\s*$/

/** Options of which some carry a tick: without it, and their places. Undefined where none does, or all do. */
export const takeTicks = <Option extends { text: string }>(
  options: readonly Option[],
): { options: Option[]; places: number[] } | undefined => {
  // A tick stands at an end; a long option is not searched.
  const places = options.flatMap(({ text }, place) => (text.length < 2_000 && ticked.test(text) ? [place] : []))
  if (places.length === 0 || places.length === options.length) return undefined
  return {
    places,
    options: options.map((option, place) =>
      places.includes(place) ? { ...option, text: option.text.replace(ticked, '').trim() } : option,
    ),
  }
}
