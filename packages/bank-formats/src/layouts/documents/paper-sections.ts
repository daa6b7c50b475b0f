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
}

interface Part {
  heading: PaperHeading
  lines: number[]
}

const partsOf = (looks: readonly Looks[], skipped: ReadonlySet<number>): Part[] => {
  const parts: Part[] = [{ heading: { type: '' }, lines: [] }]
  let chapter: string | undefined
  for (const [index, look] of looks.entries()) {
    if (skipped.has(index)) continue
    if (look.heading) {
      chapter = look.heading.chapter ?? chapter
      parts.push({ heading: { ...look.heading, ...(chapter === undefined ? {} : { chapter }) }, lines: [] })
    } else parts.at(-1)?.lines.push(index)
  }
  return parts
}

/** Questions of a part: by their numbers, and where a number is missing by their options and answers. */
const sectionOf = (lines: readonly PaperLine[], looks: readonly Looks[], part: Part): Section => {
  const numbered = numberedStarts(lines, looks, part.lines, part.heading)
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
  const named = part.heading.type !== '' || part.heading.truth !== undefined
  return { heading: part.heading, fields, blocks: named || blocks.some((block) => block.strong) ? blocks : [] }
}

/** The paper in its parts. Lines in `skipped` belong to keys. */
export const sectionsOf = (
  lines: readonly PaperLine[],
  looks: readonly Looks[],
  skipped: ReadonlySet<number>,
): Section[] => partsOf(looks, skipped).map((part) => sectionOf(lines, looks, part))
