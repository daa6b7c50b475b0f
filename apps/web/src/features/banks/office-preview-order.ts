import type { Content, QuestionDraft } from '@lianbing/contract'
import type { BankImport } from './office-bank-import.ts'

type Draft = BankImport['drafts'][number]

const parts = (content: Content): string[] =>
  content.flatMap((block) =>
    block.type === 'paragraph'
      ? block.children.map(({ type }) => type)
      : ['table', ...block.rows.flat(2).map(({ type }) => type)],
  )

/** What may have been read wrongly in its own way: the type, a case, and each thing that is more than text. */
const traitsOf = ({ type, stem, options, targets, material }: QuestionDraft): string[] => {
  const contents = [stem, material, ...[...options, ...targets].map(({ content }) => content)]
  const found = contents.flatMap(parts).filter((part) => part === 'image' || part === 'formula' || part === 'table')
  return [...new Set([type, ...(material.length > 0 ? ['case'] : []), ...found])]
}

/** The same drafts, first those that show something which none before them showed; the order of the file within both. */
export const previewOrder = (drafts: readonly Draft[]): { order: Draft[]; telling: number } => {
  const seen = new Set<string>()
  const telling: Draft[] = []
  const rest: Draft[] = []
  for (const one of drafts) {
    const traits = traitsOf(one.draft)
    const isNew = traits.some((trait) => !seen.has(trait))
    for (const trait of traits) seen.add(trait)
    if (isNew) telling.push(one)
    else rest.push(one)
  }
  return { order: [...telling, ...rest], telling: telling.length }
}
