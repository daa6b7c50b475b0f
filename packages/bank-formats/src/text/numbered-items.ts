import { letterAt, type RawOption } from './option-letters.ts'

const circled = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'
const styles = [
  /([①-⑳])\s*/g,
  /[(（]\s*(\d{1,2})\s*[)）]\s*[.．、]?\s*/g,
  /(?<![\d.A-Za-z(（])(\d{1,2})\s*[.．、)）:：](?!\d)\s*/g,
]

const countOf = (name: string) => (circled.includes(name) ? circled.indexOf(name) + 1 : Number(name))

interface Items {
  /** What stands before the first. */
  before: string
  items: RawOption[]
}

/** The items of a list 1, 2, 3 … of one style inside a text, lettered by their numbers. */
const follow = (text: string, style: RegExp): Items | undefined => {
  const starts: { from: number; to: number }[] = []
  for (const match of text.matchAll(style))
    if (countOf(match[1] ?? '') === starts.length + 1)
      starts.push({ from: match.index, to: match.index + match[0].length })
  const first = starts[0]
  if (!first || starts.length < 2 || starts.length > 26) return undefined
  const items = starts.map(({ to }, index) => ({
    letter: letterAt(index),
    text: text
      .slice(to, starts[index + 1]?.from)
      .trim()
      .replace(/[；;，,、]$/, ''),
  }))
  return items.some((item) => item.text === '') ? undefined : { before: text.slice(0, first.from).trim(), items }
}

/** A numbered list (①, (1), 1.) inside a text; undefined where there is none of at least two items. */
export const numberedItems = (text: string): Items | undefined =>
  styles
    .map((style) => follow(text, style))
    .filter((found) => found !== undefined)
    .sort((a, b) => b.items.length - a.items.length)[0]
