import type { Block, Content, Inline, Option, PracticeQuestion, ReviewedQuestion } from '@lianbing/contract'
import { type FrozenSlot, showOption, toShown } from '@lianbing/scoring'
import type { AskedVersion } from './asked-versions.ts'
import type { StoredKey } from './question-queries.ts'

/** References by shown id. One that names nothing in the slot is dropped, for its own id must not get out. */
const showInlines = (slot: FrozenSlot, children: readonly Inline[]): Inline[] =>
  children.flatMap((child): Inline[] => {
    if (child.type !== 'option') return [child]
    const id = showOption(slot, child.id)
    return id === undefined ? [] : [{ type: 'option', id }]
  })

const showBlock = (slot: FrozenSlot, block: Block): Block =>
  block.type === 'paragraph'
    ? { type: 'paragraph', children: showInlines(slot, block.children) }
    : { type: 'table', rows: block.rows.map((row) => row.map((cell) => showInlines(slot, cell))) }

const showContent = (slot: FrozenSlot, content: Content): Content => content.map((block) => showBlock(slot, block))

const showOptions = (slot: FrozenSlot, pairs: FrozenSlot['options'], options: readonly Option[]) =>
  pairs.flatMap(([id, own]) => {
    const option = options.find((candidate) => candidate.id === own)
    return option === undefined ? [] : [{ id, content: showContent(slot, option.content) }]
  })

/** A question as a worker sees it before the answer: built field by field, so that nothing slips through. */
export const practiceView = (version: AskedVersion, slot: FrozenSlot): PracticeQuestion => ({
  type: version.type,
  language: version.language,
  level: version.level,
  difficulty: version.difficulty,
  material: showContent(slot, version.material),
  stem: showContent(slot, version.stem),
  options: showOptions(slot, slot.options, version.options),
  targets: showOptions(slot, slot.targets, version.targets),
  ...(version.blanks === undefined ? {} : { blanks: version.blanks }),
  ...(version.unit === undefined ? {} : { unit: version.unit }),
})

/** The same question once it may be seen: key and explanation name the shown options. */
export const reviewedView = (
  version: AskedVersion,
  slot: FrozenSlot,
  { key, also, treatment, explanation, stale }: Omit<StoredKey, 'version'>,
): ReviewedQuestion => ({
  ...practiceView(version, slot),
  key: toShown(slot, key),
  also: also.map((one) => toShown(slot, one)),
  treatment,
  explanation: showContent(slot, explanation),
  source: version.source,
  standard: version.standard,
  edition: version.edition,
  stale,
})
