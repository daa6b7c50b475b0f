import type { Block, Content, Inline, Option, QuestionDraft } from '@lianbing/contract'
import { isPinned } from '../../text/words.ts'
import { gapsBelow } from '../placed-gaps.ts'
import type { KeptVersion, QuestionIdentity } from '../written.ts'
import { type PictureName, textOfContent } from './text-of-content.ts'

type Fields = Record<string, unknown>

/** A tree whose pictures are files of the package; one that is not there is shown by its words. */
const treeOf = (content: Content, nameOf: PictureName) => {
  const inlines = (children: readonly Inline[]) =>
    children.map((child) => {
      if (child.type !== 'image') return child
      const file = nameOf(child.hash)
      return file === undefined ? { type: 'run', text: `[${child.alt}]` } : { type: 'image', file, alt: child.alt }
    })
  return content.map((block: Block) =>
    block.type === 'paragraph'
      ? { type: 'paragraph', children: inlines(block.children) }
      : { type: 'table', rows: block.rows.map((row) => row.map(inlines)) },
  )
}

const optionsOf = (options: readonly Option[], written: (content: Content) => unknown) =>
  options.map(({ content, pinned }) => {
    const text = written(content)
    const implied = typeof text === 'string' && isPinned(text)
    return typeof text === 'string' && implied === pinned ? text : { text, ...(pinned ? { pinned } : {}) }
  })

const keyOf = (key: QuestionDraft['key']): Fields => {
  switch (key.type) {
    case 'single-choice':
      return { answer: key.choice }
    case 'multiple-choice':
      return { answer: key.choices }
    case 'true-false':
      return { answer: key.truth }
    case 'blanks':
      return {
        answer: key.texts.map((texts) => (texts.length === 1 ? texts[0] : texts)),
        ...(key.anyOrder ? { anyOrder: true } : {}),
      }
    case 'numeric':
      return {
        answer: key.number,
        ...(key.tolerance === '0' ? {} : { tolerance: key.tolerance }),
        ...(key.unit === undefined ? {} : { unit: key.unit }),
      }
    case 'ordering':
      return { answer: key.order }
    case 'matching':
      return { answer: key.pairs }
    case 'written':
      return { answer: key.rubric }
  }
}

const present = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined))

const questionValue = (draft: QuestionDraft, language: string, nameOf: PictureName): Fields => {
  const written = (content: Content) => textOfContent(content, nameOf) ?? treeOf(content, nameOf)
  const unlessEmpty = (content: Content) => (content.length === 0 ? undefined : written(content))
  const { key, options, targets } = draft
  return present({
    type: draft.type,
    language: draft.language === language ? undefined : draft.language,
    group: draft.material.length === 0 ? undefined : draft.group,
    material: unlessEmpty(draft.material),
    stem: written(draft.stem),
    options: options.length === 0 ? undefined : optionsOf(options, written),
    targets: targets.length === 0 ? undefined : optionsOf(targets, written),
    ...keyOf(key),
    gaps: key.type === 'blanks' && gapsBelow(draft).length > 0 ? key.texts.length : undefined,
    unit: draft.unit,
    explanation: unlessEmpty(draft.explanation),
    level: draft.level,
    difficulty: draft.difficulty,
    examPoint: draft.examPoint,
    source: draft.source,
    sourceDetail: draft.sourceDetail,
    licence: draft.licence,
    author: draft.author,
    reviewer: draft.reviewer,
    standard: draft.standard,
    edition: draft.edition,
    validFrom: draft.validFrom,
    validUntil: draft.validUntil,
  })
}

/** Ours alone: which version and key this is, and how it is marked where that is not by its key alone. */
const keptValue = ({ also = [], treatment = 'key', ...kept }: KeptVersion): Fields => ({
  ...kept,
  ...(also.length === 0 ? {} : { also: also.map(keyOf) }),
  ...(treatment === 'key' ? {} : { treatment }),
})

/** A question as our package writes it, with what makes it the same in every bank. */
export const packageValue = (
  draft: QuestionDraft,
  identity: QuestionIdentity | undefined,
  language: string,
  nameOf: PictureName,
): Fields => {
  const value = questionValue(draft, language, nameOf)
  if (identity === undefined) return value
  const { questionId, earlier, ...kept } = identity
  return {
    ...value,
    id: questionId,
    ...keptValue(kept),
    ...(earlier.length === 0
      ? {}
      : {
          earlier: earlier.map(({ draft: old, ...of }) => ({
            ...questionValue(old, language, nameOf),
            ...keptValue(of),
          })),
        }),
  }
}

/** A group's questions share all of their case; one whose case was changed since has a group of its own. */
export const groupNames = () => {
  const names = new Map<string, string>()
  return ({ group, material }: QuestionDraft): string | null => {
    if (group === null || material.length === 0) return null
    const name = `${group}\n${JSON.stringify(material)}`
    const known = names.get(name)
    if (known !== undefined) return known
    const taken = new Set(names.values())
    let free = group
    for (let place = 2; taken.has(free); place++) free = `${group.slice(0, 50)} ${place}`
    names.set(name, free)
    return free
  }
}
