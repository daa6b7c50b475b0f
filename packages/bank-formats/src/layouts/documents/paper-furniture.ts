import type { PaperLine } from './paper-lines.ts'

/** "第 3 页 共 20 页", "- 3 -", "3 / 20", "Page 3 of 20": what a page's edge says. */
const pageNumber =
  /^\s*(?:第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?|[-—–]\s*\d{1,4}\s*[-—–]|\d{1,4}\s*\/\s*\d{1,4}|page\s+\d{1,4}(?:\s+of\s+\d{1,4})?|共\s*\d{1,4}\s*页\s*第\s*\d{1,4}\s*页)\s*$/i

/** Lines drawn between questions: ----, ====, ~~~~. */
const rule = /^\s*([-=~_*—－·.#])\1{1,200}\s*$/

/** Fewer lines would make a coincidence likely. */
const leastPages = 3

/** Titles at a page's edge: the same words again and again, about a page apart through the whole text. */
const runningTitles = (lines: readonly PaperLine[]): Set<string> => {
  const places = new Map<string, number[]>()
  for (const [index, { text }] of lines.entries()) {
    const words = text.trim()
    if (words.length < 4 || words.length > 120 || /^[(（A-Za-zＡ-Ｈ]|答案|解析|[:：]/.test(words)) continue
    const known = places.get(words)
    if (known) known.push(index)
    else places.set(words, [index])
  }
  const titles = new Set<string>()
  for (const [words, found] of places) {
    if (found.length < leastPages || found.length * 90 < lines.length) continue
    const gaps = found.slice(1).map((place, index) => place - (found[index] ?? 0))
    const middle = [...gaps].sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0
    const even = gaps.filter((gap) => gap > middle * 0.6 && gap < middle * 1.6).length
    if (middle >= 15 && middle <= 90 && even * 5 >= gaps.length * 4) titles.add(words)
  }
  return titles
}

/** The lines without what belongs to pages rather than to questions. */
export const withoutFurniture = (lines: readonly PaperLine[]): PaperLine[] => {
  const titles = runningTitles(lines)
  return lines.filter(({ text }) => !pageNumber.test(text) && !titles.has(text.trim()))
}

/** Whether the line is only drawn. */
export const isRule = (text: string): boolean => rule.test(text)
