import { secondNumber } from '../../text/numbering.ts'
import { isKey } from './paper-answers.ts'
import type { Looks } from './paper-flags.ts'
import type { PaperHeading } from './paper-headings.ts'
import type { PaperLine } from './paper-lines.ts'
import type { Start } from './paper-unnumbered.ts'

interface Candidate extends Start {
  number: number
  style: string
  doubtful: boolean
  /** It has options or an answer, rather than only a gap. */
  proven: boolean
  /** Nothing but options behind the number: "28、A.摩擦力  B.张紧力", a number that slipped. */
  glued: boolean
}

/** What the lines from a number up to the next one hold. */
const evidence = (
  looks: readonly Looks[],
  lines: readonly number[],
  from: number,
  to: number,
  heading: PaperHeading,
) => {
  let options = 0
  let proven = false
  let asked = heading.truth !== undefined
  for (let at = from; at < to; at++) {
    const look = looks[lines[at] ?? -1]
    if (!look || look.blank) continue
    options += look.options
    proven ||= (look.number?.before ?? '').trim() !== '' || look.answer || look.marked?.kind === 'answer' || look.keyed
    asked ||= look.gap || look.underlined
  }
  return { proven: proven || options >= 2, strong: proven || options >= 2 || asked }
}

/** Whether the line's options are those of the question before: A and more, or the letter that comes next. */
const gluedTo = (looks: readonly Looks[], part: readonly number[], at: number): boolean => {
  const look = looks[part[at] ?? -1]
  const first = look?.first
  if (!first || first.touching) return false
  if (first.letter === 'A') return look.options >= 2
  const before = looks[part.slice(Math.max(0, at - 3), at).findLast((line) => !looks[line]?.blank) ?? -1]
  return before?.last !== undefined && first.letter.charCodeAt(0) === before.last.charCodeAt(0) + 1
}

const candidatesOf = (
  lines: readonly PaperLine[],
  looks: readonly Looks[],
  part: readonly number[],
  heading: PaperHeading,
): Candidate[] => {
  const places = part.flatMap((line, at) => (looks[line]?.number ? [at] : []))
  return places.flatMap((at, index) => {
    const line = part[at] ?? -1
    const look = looks[line]
    if (!look?.number) return []
    const { number, style, end, doubtful } = look.number
    const second = doubtful ? undefined : secondNumber.exec((lines[line]?.text ?? '').slice(end, end + 40))
    return [
      {
        at,
        number,
        from: end + (second?.[0].length ?? 0),
        style: `${lines[line]?.list ?? ''}${style}`,
        doubtful,
        glued: gluedTo(looks, part, at),
        ...evidence(looks, part, at, places[index + 1] ?? part.length, heading),
      },
    ]
  })
}

/** The ways of numbering that belong to questions: those under which most lines look like questions. */
const mainStyles = (candidates: readonly Candidate[]): Set<string> => {
  const counts = new Map<string, { all: number; strong: number; begun: number; proven: number }>()
  for (const { style, number, strong, proven } of candidates) {
    const count = counts.get(style) ?? { all: 0, strong: 0, begun: 0, proven: 0 }
    count.all++
    if (strong) count.strong++
    if (number === 1) count.begun++
    if (proven) count.proven++
    counts.set(style, count)
  }
  // What begins at 1 again and again counts inside something else; of equals the first to appear is the outer one.
  const score = ({ strong, begun }: { strong: number; begun: number }) => Math.max(0, strong + 1 - begun)
  const ranked = [...counts].sort((a, b) => score(b[1]) - score(a[1]))
  const proven = ranked.filter(([, count]) => count.proven * 2 > count.all)
  return new Set([...ranked.slice(0, 1), ...proven].map(([style]) => style))
}

/** Whether an answer or explanation in words stands on the lines, in which a list may follow, and whether one begins. */
const openness = (looks: readonly Looks[], part: readonly number[], from: number, to: number) => {
  const said = part.slice(from, to).flatMap((line) => {
    const marked = looks[line]?.marked
    const open = marked?.kind === 'explanation' || (marked?.kind === 'answer' && !isKey(marked.text))
    return marked && open ? [marked.text] : []
  })
  return {
    open: said.length > 0,
    listed: said.some((text) => /^\s*[（(]?\s*[1１]\s*[、.．)）]/.test(text.slice(0, 20))),
  }
}

/** How far numbers may jump where a question between has lost its own. */
const furthest = 20

/**
 * The numbered lines that begin questions. Lists inside stems, answers and explanations are numbered too: they begin
 * at 1, count by themselves, and their lines neither have options nor answers.
 */
export const numberedStarts = (
  lines: readonly PaperLine[],
  looks: readonly Looks[],
  part: readonly number[],
  heading: PaperHeading,
): Start[] => {
  const candidates = candidatesOf(lines, looks, part, heading)
  const styles = mainStyles(candidates)
  const starts: Candidate[] = []
  /** Number of the last line of a list inside the question; 0 where there is none. */
  let inner = 0
  let open = false
  let seen = 0
  for (const candidate of candidates) {
    const { number, style, strong, proven, doubtful, glued } = candidate
    if (!styles.has(style) || (glued && starts.length > 0)) continue
    const last = starts.at(-1)
    const expected = (last?.number ?? 0) + 1
    if (doubtful && !(strong && (number === expected || style.endsWith('alone')))) continue
    const said = openness(looks, part, seen, candidate.at)
    open ||= last !== undefined && said.open
    if (last && said.listed) inner = 1
    seen = candidate.at
    const listed = inner > 0 && number === inner + 1
    const accepted = (() => {
      if (!last) return true
      if (number === expected) return proven || !(open && listed)
      if (proven) return !(listed && (open || !last.proven))
      if (strong) return !(listed || (open && number === 1))
      return !open && number > expected && number <= expected + furthest
    })()
    if (accepted) {
      starts.push(candidate)
      inner = 0
      open = false
      seen = candidate.at
    } else if (number === 1 || listed) inner = number
  }
  return starts
}
