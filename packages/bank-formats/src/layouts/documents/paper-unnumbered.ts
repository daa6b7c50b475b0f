import { isKey } from './paper-answers.ts'
import type { Looks } from './paper-flags.ts'
import type { PaperHeading } from './paper-headings.ts'
import type { PaperLine } from './paper-lines.ts'

/** Where a question begins. */
export interface Start {
  /** Place among the lines of its part. */
  at: number
  number?: number
  /** Where the first line's own text begins. */
  from: number
  /** What it holds looks like a question, rather than like a numbered sentence. */
  strong: boolean
}

type Slot = 'stem' | 'options' | 'answer' | 'explanation'

const slotOf = (look: Looks): Slot => {
  if (look.marked) return look.marked.kind === 'answer' ? 'answer' : 'explanation'
  return look.first || look.optionsAt !== undefined ? 'options' : 'stem'
}

/** "【单选题】甲……": a line that says what kind of question it is. */
const typeTag =
  /^\s*[【[(（]\s*(?:[单多](?:项)?选(?:择)?|不定项(?:选择)?|判断|填空|简答|问答|论述|计算|排序|匹配|连线)题?\s*[】\])）]\s*\S/

/** A run of options begins here: A with B beside it or on the next line that is not empty. */
const beginsOptions = (looks: readonly Looks[], part: readonly number[], at: number): boolean => {
  const look = looks[part[at] ?? -1]
  if (look?.optionsAt !== undefined) return true
  if (look?.first?.letter !== 'A') return false
  if (look.options >= 2) return true
  for (let next = at + 1; next < Math.min(part.length, at + 6); next++) {
    const following = looks[part[next] ?? -1]
    if (following?.first?.letter === 'B') return true
    if (following?.number || following?.marked) return false
  }
  return false
}

/**
 * All starts of a part, with those of questions that have no number: a second run of options, or a second answer,
 * cannot belong to the question before, so that the words between begin another one. Statements that carry their
 * verdict are questions by themselves.
 */
export const unnumberedStarts = (
  lines: readonly PaperLine[],
  looks: readonly Looks[],
  part: readonly number[],
  numbered: readonly Start[],
  heading: PaperHeading,
): Start[] => {
  const starts: Start[] = []
  const known = new Map(numbered.map((start) => [start.at, start]))
  const verdicts = numbered.length === 0 && part.filter((line) => looks[line]?.verdict).length >= 2
  let used = new Set<Slot>(['options', 'answer'])
  /** First line of words behind the last option, answer or explanation. */
  let words: number | undefined
  let blankBefore = true
  /** The question before is answered in words, in which lists may be lettered. */
  let open = false
  const begin = (start: Start) => {
    starts.push(start)
    used = new Set()
    words = undefined
    open = false
  }
  /** A number alone on its line goes on with the tagged line below it. */
  const tagged = (line: number) => {
    const last = starts.at(-1)
    const first = last && lines[part[last.at] ?? -1]?.text.slice(last.from).trim()
    return first !== '' && typeTag.test(lines[line]?.text.slice(0, 60) ?? '')
  }
  /** Beside numbered questions another one is only believed where its words ask something. */
  const asks = (from: number, to: number) =>
    numbered.length === 0 ||
    part.slice(from, to).some((line) => {
      const look = looks[line]
      return look?.gap || look?.keyed || /[?？:：]\s*$/.test(lines[line]?.text ?? '')
    })
  for (const [at, line] of part.entries()) {
    const look = looks[line]
    if (!look || look.blank) {
      blankBefore = true
      continue
    }
    const start = known.get(at)
    // "2156.A 楼栋高度……": behind a number a single letter is part of the stem.
    const slot = start && look.options < 2 && look.optionsAt === undefined ? 'stem' : slotOf(look)
    const again =
      (slot === 'options' && !open && used.has('options') && beginsOptions(looks, part, at)) ||
      (slot === 'answer' && used.has('answer') && /[?？]\s*$/.test(lines[part[at - 1] ?? -1]?.text ?? ''))
    if (start) begin(start)
    else if (verdicts && look.verdict && heading.truth === undefined) begin({ at, from: 0, strong: true })
    else if (slot === 'stem' && tagged(line)) begin({ at, from: 0, strong: true })
    else if (look.optionsAt !== undefined && again) begin({ at, from: 0, strong: true })
    else if (again && words !== undefined && asks(words, at)) begin({ at: words, from: 0, strong: true })
    if (slot === 'stem') {
      // Before the first question only the last line counts: those above it are titles.
      if (words === undefined || starts.length === 0 || (blankBefore && used.has('explanation'))) words = at
      if (look.keyed && !look.verdict) used.add('stem')
    } else {
      used.add(slot)
      words = undefined
    }
    if (look.optionsAt !== undefined) used.add('options')
    if (look.marked?.kind === 'answer' && !isKey(look.marked.text)) open = true
    blankBefore = false
  }
  return starts
}
