import { caseStart, hasCases, numberedCases } from './paper-cases.ts'
import type { Looks } from './paper-flags.ts'
import type { PaperHeading } from './paper-headings.ts'
import type { PaperLine } from './paper-lines.ts'
import { numberedStarts } from './paper-starts.ts'
import { type Start, unnumberedStarts } from './paper-unnumbered.ts'

/** A question's lines: from its first one up to the next question. */
export interface Block extends Start {
  /** Indexes of its lines, in order. */
  lines: number[]
}

/** A part of the paper under one heading. */
export interface Section {
  heading: PaperHeading
  /** Fields that stand before its first question: 分类, 难度. */
  fields: { name: string; text: string }[]
  blocks: Block[]
  /** Indexes of the lines of the case that its questions share; empty for most. */
  material: number[]
}

interface Part {
  heading: PaperHeading
  lines: number[]
  /** It begins with the text of a case. */
  isCase: boolean
}

const partsOf = (lines: readonly PaperLine[], looks: readonly Looks[], skipped: ReadonlySet<number>): Part[] => {
  const parts: Part[] = [{ heading: { type: '' }, lines: [], isCase: false }]
  let chapter: string | undefined
  for (const [index, look] of looks.entries()) {
    if (skipped.has(index)) continue
    if (look.heading) {
      chapter = look.heading.chapter ?? chapter
      parts.push({
        heading: { ...look.heading, ...(chapter === undefined ? {} : { chapter }) },
        lines: [],
        isCase: hasCases(look.heading),
      })
    } else {
      const heading = parts.at(-1)?.heading ?? { type: '' }
      if (!look.blank && caseStart(lines[index]?.text ?? '') !== undefined)
        parts.push({ heading, lines: [], isCase: true })
      parts.at(-1)?.lines.push(index)
    }
  }
  return parts.flatMap((part) => (hasCases(part.heading) ? byCases(looks, part) : [part]))
}

/** A part of numbered cases, cut before each of them. */
const byCases = (looks: readonly Looks[], part: Part): Part[] => {
  const cases = numberedCases(looks, part.lines)
  const parts: Part[] = [{ ...part, lines: [] }]
  for (const line of part.lines) {
    if (cases.has(line)) parts.push({ heading: part.heading, lines: [], isCase: true })
    parts.at(-1)?.lines.push(line)
  }
  return parts
}

/** Questions of a part: by their numbers, and where a number is missing by their options and answers. */
const sectionOf = (lines: readonly PaperLine[], looks: readonly Looks[], part: Part): Section => {
  // The case's own number is not that of a question.
  const told =
    part.isCase && looks[part.lines[0] ?? -1]?.number && numberedCases(looks, part.lines).has(part.lines[0] ?? -1)
  const own = told ? part.lines.slice(1) : part.lines
  const shift = part.lines.length - own.length
  const numbered = numberedStarts(lines, looks, own, part.heading).map((start) => ({ ...start, at: start.at + shift }))
  const starts = unnumberedStarts(lines, looks, part.lines, numbered, part.heading)
  const blocks = starts.map((start, index) => ({
    ...start,
    lines: part.lines.slice(start.at, starts[index + 1]?.at ?? part.lines.length),
  }))
  const fields = part.lines.slice(0, starts[0]?.at ?? 0).flatMap((line) => {
    const marked = looks[line]?.marked
    return marked?.kind === 'field' ? [{ name: marked.name, text: marked.text }] : []
  })
  // Numbered sentences without anything that asks or answers are text, unless a heading names them questions.
  const material = part.isCase ? part.lines.slice(0, starts[0]?.at ?? 0).filter((line) => !looks[line]?.marked) : []
  const named = part.heading.type !== '' || part.heading.truth !== undefined
  return {
    heading: part.heading,
    fields,
    material,
    blocks: named || blocks.some((block) => block.strong) ? blocks : [],
  }
}

/** The paper in its parts. Lines in `skipped` belong to keys. */
export const sectionsOf = (
  lines: readonly PaperLine[],
  looks: readonly Looks[],
  skipped: ReadonlySet<number>,
): Section[] => partsOf(lines, looks, skipped).map((part) => sectionOf(lines, looks, part))
