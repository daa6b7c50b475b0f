import { insideBrackets } from '../../text/brackets.ts'

/** A letter that begins an option, by its place in the line. */
export interface OptionLabel {
  letter: string
  from: number
  /** Where the option's text begins. */
  end: number
  /** Nothing but a blank parts it from its text: "B温度上升". */
  touching: boolean
}

interface Candidate extends OptionLabel {
  lower: boolean
  bracket: boolean
  /** How sure it is: set apart behind a blank, set apart but glued to the text before, only touching. */
  worth: 3 | 2 | 1
}

const pattern =
  /[（(【[]\s{0,3}([A-Za-zＡ-Ｚ])\s{0,3}[)）】\]]\s{0,2}[.．、:：]?|([A-Za-zＡ-Ｚ])\s{0,3}[.．、:：)）,，。]|([A-Za-zＡ-Ｚ])(?=\s|[\u4E00-\u9FFF“《0-9]|[\u{F0000}-\u{FFFFD}])/gu

/** How sure a letter begins an option, from what stands before it; 0 where it does not. */
const worthOf = (line: string, match: RegExpMatchArray, index: number): Candidate['worth'] | 0 => {
  const before = [...line.slice(Math.max(0, index - 2), index)].at(-1) ?? ''
  const free = before === '' || /[\s\u{F0000}-\u{FFFFD}]/u.test(before)
  if (match[3] !== undefined) return free || /[。？?）)]/.test(before) ? 1 : 0
  if (free) return 3
  // "A、B、C三相": a list of letters is a text.
  if (before === '、' && /[、,，]$/.test(match[0])) return 0
  return /[A-Za-zＡ-Ｚ+\-/=.]/.test(before) ? 0 : 2
}

/** Everything on the line that might begin an option. */
const candidatesOf = (line: string): Candidate[] => {
  const found: Candidate[] = []
  const inside = insideBrackets(line)
  for (const match of line.matchAll(pattern)) {
    const letter = match[1] ?? match[2] ?? match[3] ?? ''
    const worth = match[1] === undefined && inside(match.index) ? 0 : worthOf(line, match, match.index)
    const name = letter.normalize('NFKC').toUpperCase()
    if (worth === 0 || name > 'L') continue
    found.push({
      letter: name,
      lower: /[a-z]/.test(letter),
      from: match.index,
      end: match.index + match[0].length,
      touching: match[3] !== undefined,
      bracket: match[1] !== undefined,
      worth,
    })
  }
  return found
}

const indentOf = (line: string) => line.length - line.trimStart().length

/** Behind a tabulator, a wide blank or several blanks, as columns of options stand. */
const behindGap = (line: string, from: number) => /\s{2}$|[\t\u3000]$/.test(line.slice(Math.max(0, from - 2), from))

/** Behind another option a letter that only touches its text needs more than one blank before it, or others alike. */
const mayTouch = (line: string, labels: readonly Candidate[], { from }: Candidate): boolean => {
  const last = labels.at(-1)
  if (!last || line.slice(last.end, from).trim() === '') return false
  return last.touching || behindGap(line, from)
}

/** How a letter is set apart: "()", ".", "、". */
const signOf = (line: string, { from, end }: Candidate) => line.slice(from, end).replace(/[\sA-Za-zＡ-Ｚ]/g, '')

/**
 * A letter out of turn, written just like those before it: "（B）铜 （B）铝", or "A.甲   C.丙" where columns are read
 * downwards. It begins an option as well, so that nothing is glued to another one; letters are checked later.
 */
const strayLabel = (
  line: string,
  candidates: readonly Candidate[],
  labels: readonly Candidate[],
): Candidate | undefined => {
  const last = labels.at(-1)
  // More letters than an alphabet has are wrong anyway.
  if (!last || last.touching || labels.length > 26) return undefined
  const code = last.letter.charCodeAt(0)
  return candidates.find((candidate) => {
    const alike = candidate.worth === 3 && candidate.lower === last.lower && !candidate.touching
    if (!alike || candidate.from <= last.end || signOf(line, candidate) !== signOf(line, last)) return false
    const step = candidate.letter.charCodeAt(0) - code
    const turned = behindGap(line, candidate.from) ? step <= 2 : labels.length > 1 && (step === 0 || step === 2)
    return turned && line.slice(last.end, candidate.from).trim() !== ''
  })
}

/**
 * The options that begin on the line: letters in their order, from `expected` on. Of two places for one letter the
 * surer counts, so that "A.由 B 相引出  B.由 C 相引出" has two options.
 */
export const optionLabels = (line: string, expected: string, from = 0): OptionLabel[] => {
  const candidates = candidatesOf(line).filter((candidate) => candidate.from >= from)
  const labels: Candidate[] = []
  let wanted = expected
  let start = 0
  for (;;) {
    let best: { candidate: Candidate; at: number } | undefined
    for (let at = start; at < candidates.length; at++) {
      const candidate = candidates[at]
      if (!candidate || candidate.letter !== wanted) continue
      const first = labels[0]
      if (candidate.lower && (first ? !first.lower : candidate.from > indentOf(line))) continue
      if (first && candidate.touching && !mayTouch(line, labels, candidate)) continue
      if (!best || candidate.worth > best.candidate.worth) best = { candidate, at }
    }
    const stray = best ? undefined : strayLabel(line, candidates, labels)
    const found = best?.candidate ?? stray
    if (!found) return labels
    labels.push(found)
    start = candidates.indexOf(found) + 1
    wanted = String.fromCharCode(found.letter.charCodeAt(0) + 1)
  }
}

/** The letter that the line begins with, set apart from its text or not. */
export const firstLabel = (line: string): (OptionLabel & { lower: boolean }) | undefined => {
  const indent = indentOf(line)
  const head = line.slice(0, indent + 24)
  const first = candidatesOf(head)[0]
  if (!first) return undefined
  // Word's check boxes and pictures of dots may stand before the letter.
  const before = head.slice(indent, first.from).replace(/[\u{F0000}-\u{FFFFD}○●□■☐☑◯]|-\s|\*\s/gu, '')
  return before.trim() === '' ? first : undefined
}
