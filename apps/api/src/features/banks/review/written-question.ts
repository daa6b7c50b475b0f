import type { banks, Content, Inline } from '@lianbing/contract'
import type { WrittenQuestion } from '@lianbing/scoring'

type QuestionText = banks.QuestionText

const inlinesOf = (content: Content): readonly Inline[] =>
  content.flatMap((block) => (block.type === 'paragraph' ? block.children : block.rows.flat(2)))

/** What a piece shows: looks count, for x² is not x2. */
const shown = (child: Inline): string => {
  if (child.type === 'run') return child.position ? `${child.position}(${child.text})` : child.text
  if (child.type === 'formula') return `\\(${child.tex}\\)`
  if (child.type === 'image') return `[${child.hash}]`
  return child.type === 'option' ? `[${child.id}]` : '____'
}
const textOf = (content: Content) =>
  inlinesOf(content).map(shown).join('').normalize('NFKC').replace(/\s+/g, ' ').trim()

const contentsOf = ({ material, stem, options, targets, explanation }: QuestionText): Content[] => [
  material,
  stem,
  explanation,
  ...[...options, ...targets].map(({ content }) => content),
]

/** Every inline piece of a question's texts. */
export const piecesOf = (text: QuestionText): Inline[] => contentsOf(text).flatMap(inlinesOf)

/** The gaps of a stem, by their indices. */
const gapsOf = (stem: Content): number[] =>
  inlinesOf(stem).flatMap((child) => (child.type === 'blank' ? [child.index] : []))

/** A text as the rule about complete questions asks for it. */
export const writtenQuestion = (text: QuestionText): WrittenQuestion => {
  const { type, stem, options, targets, key, validFrom, validUntil } = text
  const written = (list: QuestionText['options']) => list.map(({ id, content }) => ({ id, text: textOf(content) }))
  return {
    type,
    stem: textOf(stem),
    options: written(options),
    targets: written(targets),
    gaps: gapsOf(stem),
    references: piecesOf(text).flatMap((child) => (child.type === 'option' ? [child.id] : [])),
    key,
    validFrom,
    validUntil,
  }
}

/** The number of gaps is what the stem has; only a number has a unit. */
export const settled = (text: QuestionText): QuestionText => {
  const { blanks: _, unit, ...rest } = text
  if (text.type === 'blanks') {
    const gaps = gapsOf(text.stem).length
    return gaps >= 1 && gaps <= 20 ? { ...rest, blanks: gaps } : rest
  }
  return text.type === 'numeric' && unit !== undefined && unit !== '' ? { ...rest, unit } : rest
}
